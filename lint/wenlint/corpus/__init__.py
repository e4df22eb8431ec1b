"""Corpora of any size: the same rules and the same findings, part by part, with files and manifests between the steps.

    inputs ─ parts ─▶ work on each part ─▶ duplicates: exact, bands, verification, clusters ─▶ summary

A step reads files, writes files, and leaves a manifest last; what has a manifest is done.  So resuming, trying again and
working on many machines are one mechanism, and every engine (`engines`) gives the same output.
"""

from wenlint.corpus.run import CorpusReport, check_corpus

__all__ = ["CorpusReport", "check_corpus"]
