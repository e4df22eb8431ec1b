"""What Chinese counts and measures with: classifiers, units of measure, money, time."""

CLASSIFIERS = (
    "个個名位户戶家间間所座栋棟幢台臺辆輛架艘只隻头頭匹条條件项項篇首本册冊卷页頁张張份封幅枚颗顆粒根支枝株棵朵片块塊"
    "次趟场場届屆遍番轮輪批组組队隊班级級类類种種套双雙层層点點步章节節句段字行列排滴杯瓶箱包袋桶盒罐处處门門口顶頂道笔筆起例宗桩樁人员員"
)
"""Body of a character class of the classifiers of one character."""

MEASURES = (
    "公里", "千米", "厘米", "毫米", "微米", "纳米", "平方米", "平方公里", "立方米", "米", "海里", "英里", "英尺", "英寸", "尺", "寸", "丈", "里",
    "吨", "噸", "公斤", "千克", "毫克", "克", "斤", "升", "毫升", "亩", "畝", "公顷", "公頃", "千瓦时", "千瓦", "瓦", "伏", "赫兹", "赫茲",
    "摄氏度", "攝氏度", "度", "℃", "°C", "人次", "人", "个百分点", "個百分點", "百分点", "百分點", "倍", "%", "％", "‰",
)  # fmt: skip
"""Units of measure."""

MONEY = (
    "元",
    "圆",
    "圓",
    "美元",
    "欧元",
    "歐元",
    "英镑",
    "英鎊",
    "日元",
    "日圆",
    "港元",
    "港币",
    "港幣",
    "卢布",
    "人民币",
    "块钱",
    "塊錢",
)

TIME = (
    "个月",
    "個月",
    "小时",
    "小時",
    "分钟",
    "分鐘",
    "秒钟",
    "秒鐘",
    "秒",
    "周岁",
    "周歲",
    "岁",
    "歲",
    "周",
    "週",
    "星期",
    "年",
    "月",
    "日",
    "天",
)
"""Units of time and age."""


def alternatives(*groups: tuple[str, ...]) -> str:
    """A pattern that matches the longest of these words."""
    return "|".join(sorted((word for group in groups for word in group), key=len, reverse=True))
