"""The sentences that web pages say about themselves: copyright, sources, cookies, calls to follow, headers of share sites.

Each is a frame of what such sentences hold, in simplified characters and ASCII marks; it must begin the line, and little may
follow.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from wenlint.api import compile_pattern

if TYPE_CHECKING:
    import re

_MOST_BEHIND = 14
"""Code points that a notice may have behind what it is known by."""

_FRAMES: tuple[tuple[str, str], ...] = (
    (
        "a notice of the page's sources",
        r"(?:[*注:\[( ]*)(?:本|该|以上|部分|文中|文章|所有)[^。]{0,8}?(?:文|站|网|章|源|料|容|片|稿|品|档|字|号)(?:的|所有|部分|全部|大部分)?(?:内容|文章|图片|素材|资料|文字|稿件|信息)?(?:均|都|系|皆|主要|部分)?(?:来自|来源于?|源自|源于|转自|转载自?|摘自|整理自|收集自|取自|采集自|由)[^。]{0,12}(?:网|互联|网友|用户)",
    ),
    (
        "a notice of the page's copyright",
        r".{0,60}(?:如|若|涉及|涉嫌|如果|假如)[^。]{0,12}(?:侵权|侵犯|版权问题|版权争议|侵害)[^。]{0,24}(?:联系|告知|通知|删|处理|来信|来电|邮件|撤|下架|更正)",
    ),
    (
        "a notice of the page's copyright",
        r".{0,40}(?:转载|引用|摘编|转帖|转发|复制)[^。]{0,8}(?:注明|标明|保留|附上|联系|授权)[^。]{0,30}(?:出处|来源|原文|链接|作者|网址|地址|授权|本站|本网|联系|自|谢谢)?",
    ),
    (
        "a notice of the page's copyright",
        r".{0,40}(?:未经|不经|非经|没有)[^。]{0,16}(?:授权|许可|允许|同意|批准)[^。]{0,16}(?:不得|禁止|严禁|谢绝|请勿|不可|不准)[^。]{0,20}(?:转载|使用|复制|摘编|镜像|转帖|传播|引用|盗用|翻印|抄袭)",
    ),
    (
        "a notice of the page's copyright",
        r"(?:本[站网文]|.{0,40})(?:版权|著作权)(?:所有|归)(?:.{0,60}(?:违者|侵权|翻[印录]|盗版|严禁|禁止|请勿|不得|转载)|(?<=归).{0,40}(?:原作者|作者|原创者|本[站网报]|原[网单]|来源)(?:所有|及)?|[ :,]{0,3}(?:本[站网报]|原[网单])|[ :,]*.{0,12}(?:[网报台社站]|中心|公司|集团|政府|委员会|办公室|管理局|协会|大学|学院|学校|医院).{0,60}|[ ]*(?:©|\([Cc]\)|[Cc]opyright)[ 0-9,-]*.{0,30}(?:[网报台社站局委府]|中心|公司|集团|大学|Inc|Ltd|Corp).{0,40})",
    ),
    (
        "a notice of the page's copyright",
        r"(?:本文|文章|图文|本站文章|内容)?(?:系|为|是)?(?:本站|本网|本公众号|作者)?原创[^。]{0,20}(?:转载|抄袭|禁止|严禁|版权)",
    ),
    (
        "a notice of the page's sources",
        r"(?:本文|文章|此文)(?:是|系|已)?(?:由|经|获|获得|已获)[^。,]{1,20}(?:整理|发布|原创|提供|上传|投稿|授权|首发|供稿|推荐|分享|编辑)[^。]{0,12}",
    ),
    (
        "a notice of the page's copyright",
        r"(?:©|\(C\)|\(c\)|Copyright|COPYRIGHT|copyright).{0,90}(?:[Aa]ll [Rr]ights? [Rr]eserved|ALL RIGHTS RESERVED|版权所有|保留一切权利|保留所有权利|著作权所有)",
    ),
    (
        "a notice of the page's copyright",
        r"(?:保留所有权利|保留一切权利|[Aa]ll [Rr]ights? [Rr]eserved)[ .:,]*(?:©|\(C\)|\(c\)|Copyright).{0,60}",
    ),
    (
        "a registration of the site",
        r".{0,80}(?:[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP[备证]|公网安备|ICP备案?号?[: ]*[0-9]|信息网络传播视听节目许可证|互联网新闻信息服务许可证|互联网出版许可证|增值电信业务经营许可证|网络文化经营许可证|网站标识码|广播电视节目制作经营许可证).{0,120}",
    ),
    (
        "a notice to report contents",
        r"(?:.{0,30})(?:违法和?不良信息|不良信息|涉未成年人|网络谣言|有害信息)(?:违法)?(?:和不良信息)?举报(?:中心|电话|热线|邮箱|专区|入口|平台).{0,50}",
    ),
    (
        "a call to scan a code",
        r".{0,16}?(?:扫一?扫|扫描|扫码|长按|识别|扫)(?:或|并|和|以|一下|识别|扫描|长按|下方|上方|左侧|右侧|图中|下面|上面|以下|文末|文中|页面|右方|左方|底部|此|本|该|我们的?|官方|微信|公众号|下图|上图|图片|中|的|[ ,]){0,6}(?:二维码|小程序码).{0,30}",
    ),
    (
        "a call to scan a code",
        r"(?:扫码|扫一扫|微信扫一扫|手机扫一扫)[^。]{0,6}(?:关注|下载|阅读|分享|查看|加入|进群|添加|观看|体验|咨询|报名)[^。]{0,16}",
    ),
    ("a call to scan a code", r"(?:打开|使用|用|请用)?(?:手机)?(?:微信|支付宝|手机)?.{0,4}(?:扫一扫|扫码)(?:功能)?.{0,16}"),
    (
        "a note of the page to its readers",
        r"(?:.{0,12})(?:网友评论仅供|文明上网|理性发言|抢沙发|沙发还空着|还没有评论|暂无评论|暂无相关|没有相关|提供技术支持|请遵守.{0,12}(?:法律|法规|规定)|请自觉遵守互联网).{0,40}",
    ),
    (
        "a call to follow",
        r"(?:[^。]{0,16}?)(?:请|欢迎|敬请|点击|长按|添加|搜索|快来|记得)?(?:关注|搜索|添加|订阅|加入|追踪)[^。]{0,18}(?:公众[号平]|微信号|订阅号|服务号|小程序|视频号|官方微信|官方微博|头条号|抖音号|微博号|粉丝团|粉丝专页|电子报|频道)[^。]{0,30}",
    ),
    (
        "a call to follow",
        r"(?:欢迎|请|敬请|点击|记得)(?:您|你|大家|各位)?(?:点击|继续)?(?:关注|订阅|收藏|转发|点赞)[^。]{0,24}(?:微信|微博|公众|本站|本网|我们|客户端|头条|账号|频道|栏目|转发|收藏|在看)[^。]{0,12}",
    ),
    (
        "an offer of more pages",
        r"(?:想)?(?:了解|获取|查看|阅读|下载|浏览|收看)?(?:更多|最新|海量)[^。,]{0,14}(?:资讯|新闻|内容|文章|干货|资料|范文|热点|详情|好文|视频|资源|消息|信息|报道|精彩|试题|课件|模板|小说|咨询|好书|攻略|教程|论文|材料)[^。]{0,8}?[ ,，、]*(?:请|敬请|尽在|可|欢迎|就在|都在|持续|继续)?[ ]*(?:关注|点击|访问|登录|登陆|搜索|下载|扫|尽在|进入|浏览|查看|锁定|上|在本站|到本站|本站|本网)[^。]{0,30}",
    ),
    (
        "an offer of more pages",
        r"(?:点击|单击|轻触|戳|点选|点|猛戳|请点)(?:这里|此处|下方|上方|右上角|左下角|链接|图片|蓝字|标题|文末|下面|上面|左侧|右侧|“阅读原文”|阅读原文)[^。]{0,6}(?:查看|阅读|进入|下载|关注|收听|观看|了解|加载|展开|获取|报名|领取|订阅|参与|试读|购买|跳转)[^。]{0,16}",
    ),
    (
        "an offer of more pages",
        r"(?:点击|点选|打开[^。]{0,8}(?:APP|App|客户端))(?:查看|阅读|加载|展开|下载|进入|收听|观看|收起|显示|了解)(?:更多|全文|原文|详情|剩余|余下|本文|文档|下一页|评论|大图|高清|完整|全部|往期|专题)[^。]{0,14}",
    ),
    (
        "an offer of more pages",
        r"(?:下载|打开|安装|登录|使用|前往)[^。]{0,8}(?:APP|App|app|客户端)[ ,]*(?:即可)?(?:查看|看|阅读|收听|观看|享受|体验|浏览|了解|发现|畅|获取|参与|随时|更多)[^。]{0,16}",
    ),
    (
        "an offer of more pages",
        r"(?:点击|戳|点|猛戳)(?:这里|此处|链接|下方|上方|图片)[^。]{0,4}(?:看|领|试|买|报名|更多)[^。]{0,12}|返回[^。,]{0,6}, ?查看更多",
    ),
    (
        "a note of a share site",
        r"(?:剩余|余下|以下|后续|全部)?(?:内容|部分|章节|全文)?(?:需要?|须)?(?:付费|购买|开通会员|成为会员|开通VIP|VIP会员)[^。]{0,6}(?:查看|阅读|下载|观看|收听|继续|畅读|畅享|免费)[^。]{0,12}",
    ),
    (
        "a note of a share site",
        r"(?:本|该|此)?(?:文档|资料|文件|作品|文章)(?:由|系)[^。,]{0,12}(?:会员|网友|用户|读者|作者)[^。,]{0,4}(?:分享|上传|整理|发布|收集|提供|投稿|贡献)[^。]{0,12}|(?:本|该|此)文档[^。,]{0,4}共[ ]?[0-9]+[ ]?页[^。]{0,24}|还剩[ ]?[0-9]+[ ]?页[^。]{0,16}",
    ),
    (
        "a header of a share site",
        r".{0,240}(?:由|是)[^。,，]{0,10}(?:会员|网友|用户|读者)[^。,，]{0,6}(?:分享|上传|整理|发布|收集|提供|原创|投稿|贡献|搜集)(?:.{0,20}(?:在线阅读|在线|阅读|下载|搜索|精选|更多|相关|本站|平台|网站|文库|知识|参考).*)",
    ),
    (
        "a header of a share site",
        r".{0,80}(?:可在线阅读|在线免费阅读|免费在线阅读|珍藏版|最新版请|更多相关).{0,80}(?:搜索|下载|点击|请在|尽在).{0,60}",
    ),
    (
        "a note of a share site",
        r"(?:[^。]{0,12}?)下载(?:本文|该文|此文|文章|(?:本|该|此)?文档|全文|原文|(?:本|该|此)?资料|范文|模板|word|Word|WORD)[^。]{0,24}(?:收藏|打印|电脑|手机|编辑|修改|方便|查阅|删除|阅读|使用)[^。]{0,16}",
    ),
    (
        "a note of a share site",
        r"(?:(?:本|该|此|以上|上述|(?:本[站网]|网站)(?:的)?(?:所有|全部|一切)?)?(?:文档|资料|内容|文章|资源|信息|观点|言论|范文|材料|课件|素材|软件)|本[站网])[^。]{0,12}?(?:仅供|只供|供)(?:您|大家|个人|读者|网友)?(?:学习|参考|研究|交流|阅读|借鉴|欣赏)[^。]{0,20}(?:请勿|不得|24小时|不构成|不作|切勿|禁止|严禁|商业|商用|删除|欢迎下载|下载|仅供)?.{0,20}",
    ),
    (
        "a note of a share site",
        r"(?:[^。]{0,10}?)(?:您|你)?(?:需要|必须|请先?|立即|马上|还没有|尚未)?(?:登录|注册|登陆|登入)[^。]{0,8}(?:后|才能|方可|以后|之后|即可|可|以)[^。]{0,4}(?:查看|阅读|下载|发表|评论|回复|继续|浏览|收藏|使用|参与|看到|留言|回帖|发言)[^。]{0,16}",
    ),
    (
        "a disclaimer of the page",
        r"(?:[\[(]?(?:免责|特别|郑重|本站|本网|转载|重要)?(?:声明|提示|说明)[\])]?[ :,].{0,60})?(?:以上|上述|本|该|此|文章|文中|作者|所有|网友|转载)[^。]{0,16}(?:内容|观点|文章?|言论|评论|信息|稿件|立场|数据|图片)?[^。]{0,12}(?:仅代表|不代表|并不代表|仅为|纯属|与本[站网]|不构成)[^。]{0,24}(?:观点|立场|意见|本人|看法|无关|建议|赞同|证实)",
    ),
    (
        "a disclaimer of the page",
        r"(?:免责|转载|版权|本站|本网|特别|郑重)声明[ :].{0,120}(?:转载|侵权|版权|仅代表|不代表|来源于?网络|来自网络|互联网|本站|本网|联系我们|风险|投资建议|自负|参考).{0,80}",
    ),
    (
        "a note of the page to its readers",
        r"(?:感谢|谢谢)(?:您|你|各位|大家)?(?:的|对)?(?:本[站文网][^。]{0,6}|耐心|仔细)?(?:阅读|浏览|观看|下载|关注|访问|收看|支持本站|惠顾|光临|收听)[^。]{0,24}",
    ),
    (
        "a note of the page to its readers",
        r"(?:如果|若|要是)?(?:您|你|大家|各位)?(?:喜欢|觉得|认为)[^。]{0,16}(?:文章|内容|本文|此文|文档|资料)[^。]{0,20}(?:点赞|收藏|转发|分享|关注|打赏|推荐|点个赞|评论|在看)[^。]{0,24}",
    ),
    (
        "a note of the page to its readers",
        r"(?:[^。]{0,8})(?:您的浏览器|你的浏览器|请升级浏览器|请开启JavaScript|请启用JavaScript|浏览器不支持|建议使用[^。]{0,24}(?:浏览器|分辨率)|推荐使用[^。]{0,24}(?:浏览器|分辨率)|最佳浏览|分辨率[^。]{0,12}浏览)[^。]{0,50}",
    ),
    (
        "a note of the page to its readers",
        r"(?:本帖最后由.{1,40}编辑|.{0,30}发表于[ ]?[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.{0,40}|第[ ]?[0-9]+[ ]?楼.{0,30}|.{0,20}只看该作者.{0,20})",
    ),
    (
        "a note of the page to its readers",
        r"(?:本|该|此)?(?:页面|文章|内容|网页|信息|新闻|帖子|图片|视频)(?:已|已经)(?:被|经)?(?:删除|浏览|阅读|查看|点击|访问|不存在)[^。]{0,20}|(?:阅读|浏览|读完|看完)(?:本文|全文)(?:约|大约|大概|共|预计)?[^。]{0,4}需[要]?[^。]{0,4}[0-9]+[ ]?分钟.{0,10}|(?:本文|全文)(?:共|约)[^。]{0,3}[0-9]+[ ]?字[^。]{0,20}|(?:预计|本文|全文)?(?:阅读|读完)(?:本文|全文)?(?:时间|时长)?(?:大?约|预计)?需?要?[ :]*[0-9]+[ ]?分钟|已?(?:阅读|浏览|点击)[ ]?[0-9]+[ ]?次|共有[ ]?[0-9]+[ ]?(?:条评论|人评论|人阅读|人浏览)[^。]{0,12}|已有[ ]?[0-9]+[ ]?(?:人|条|位)[^。]{0,12}(?:评论|参与|阅读|回复|点赞|关注|围观)",
    ),
    (
        "an offer of more pages",
        r"(?:(?:查看|展开|阅读|显示)?(?:剩余|余下|其余)(?:内容)?|还有)[ ]?[0-9]{1,3}[ ]?%(?:的?(?:内容|部分|全文))?(?:.{0,4}(?:登录|登入|注册|订阅|付费|会员|下载).{0,12})?[。.!]?$",
    ),
    ("an offer of more pages", r"(?:点此|点这里|按此)(?:下载|查看|阅读|进入).{0,16}$"),
    ("a note of a share site", r"本(?:范文|文档|资料|课件|教案)共(?:有|计)?[ ]?[0-9]{1,6}[ ]?[字页].{0,24}"),
    (
        "a note of the page to its readers",
        r"请先?(?:登录|登入|注册|加入)(?:会员|账号|帐号|本站)?[ ,]?(?:再|方可|才能|后|以便)(?:进行)?(?:回[复覆]|评论|留言|发言|发帖|点赞|收藏)[。.!]?$",
    ),
    (
        "a warning that pages about drink must print",
        r"(?:(?:饮酒过量|过量饮酒|饮酒)[ ,]?(?:会)?有?[碍害](?:身体)?健康|未满(?:十八|18)岁(?:者)?[ ,]?(?:请勿|禁止)饮酒|(?:请勿|禁止)酒[后驾]驾?[车驶]?)(?:[ ,](?:请勿|禁止|未满|酒后|切勿).{0,12})?[。.!]?$",
    ),
    (
        "a notice of cookies",
        r"(?:[^。]{0,12})(?:本|我们的?)(?:网?站|网页|页面|们)[^。]{0,8}(?:使用|采用|运用|会用)[^。]{0,10}[Cc]ookies?.{0,120}|.{0,30}(?:接受|同意|允许|拒绝|管理)(?:所有|全部|必要)?(?:的)?[ ]?[Cc]ookies?.{0,30}",
    ),
    (
        "a notice of cookies",
        r"(?:We|Our|This|By|The (?:site|website|page))(?: [\w,]+){0,6} (?:uses?|using|browsing|visit|site|continuing)(?: [\w,]+){0,12} cookies?\b.{0,70}|(?:Accept|Allow|Manage|Reject|Decline)(?: (?:all|only|your|necessary|essential))* [Cc]ookies?.{0,60}",
    ),
    (
        "a notice of the page's copyright",
        r"(?:This (?:article|story|post|material|content) )?(?:may not be|cannot be|must not be) (?:reproduced|published|republished|copied|redistributed).{0,120}(?:permission|consent|redistributed)\.?",
    ),
    (
        "a call to follow",
        r"(?:Follow|Like|Join|Find|Connect with) us on (?:Facebook|Twitter|X|Instagram|LinkedIn|YouTube|Telegram|WhatsApp|social).{0,50}|(?:Sign up|Subscribe|Register)(?: (?:now|here|today|for free))?(?: (?:for|to)) (?:our|the|free|your) .{0,40}(?:newsletters?|channel|updates|alerts|magazine|emails?).{0,30}",
    ),
    (
        "a note of the page to its readers",
        r"(?:Please )?(?:enable|turn on) (?:JavaScript|javascript|cookies).{0,80}|[Cc]lick here (?:to|for) .{1,50}|You need to (?:enable|have) JavaScript.{0,60}|Your browser (?:does not|doesn't) support.{0,60}|Thank you for (?:reading|visiting) (?:our|this) (?:site|website|page|article|blog)\W*|(?:Powered|Proudly powered) by (?:WordPress|Discuz|phpBB|vBulletin|Drupal|Joomla|Ghost|Blogger|Hexo|Hugo|Jekyll|MediaWiki).{0,40}|[0-9,]+ (?:views|shares|comments|likes)(?:[ |,]+[0-9,]+ (?:views|shares|comments|likes))*|(?:Originally published|Posted|Published) (?:on|in|by|at) .{1,50} (?:by|in|on|at|under|Filed under) .{1,50}|(?:Filed under|Posted in|Tags|Tagged(?: with)?|Categories|Last updated|Page last updated): .{1,60}",
    ),
)


def notice(body: str) -> str:
    """What a line says about its page, as a phrase for a message; empty when it says nothing of the kind."""
    return next((what for what, frame in _frames() if (match := frame.match(body)) and _ends(body[match.end() :])), "")


@cache
def _frames() -> list[tuple[str, re.Pattern[str]]]:
    return [(what, compile_pattern(pattern)) for what, pattern in _FRAMES]


def _ends(rest: str) -> bool:
    """True when little follows behind a notice: a sentence that goes on speaks of it."""
    return len(rest) <= _MOST_BEHIND and not rest.startswith(tuple("的是为这等也在"))
