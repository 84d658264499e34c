"""x"""
from __future__ import annotations
def reunite(drafts, places):
    return drafts
