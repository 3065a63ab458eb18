"""The persons of one cell, and who of them is given which mailbox and number."""

from __future__ import annotations

import re

from convextract.extraction.contacts.cells import Mentions, mentions_in
from convextract.extraction.contacts.drafts import ContactDraft, fits
from convextract.extraction.contacts.vocabulary import ROLE
from convextract.extraction.houses.names import clean_name
from convextract.extraction.organisations import is_organisation
from convextract.language.folding import fold
from convextract.reading.running_text import RunningText
from convextract.structure import GridCell


def people_of_cell(cell: GridCell) -> list[ContactDraft]:
    """The persons of one cell: names with what follows them, or mailboxes where the cell holds no name."""
    mentions = mentions_in(cell.text, numbers=True)
    drafts = _named_in(cell.text, mentions)
    if drafts:
        deal_mailboxes(drafts, mentions.mailboxes)
        deal_phones(drafts, mentions.phones)
        return drafts
    if mentions.mailboxes:
        drafts = [ContactDraft() for _ in mentions.mailboxes]
        deal_mailboxes(drafts, mentions.mailboxes)
        deal_phones(drafts, mentions.phones)
        return drafts
    label = clean_name(cell.text.text)
    told = 3 < len(label) < 80 and (label[0].isupper() or ROLE.match(fold(label)))
    return [ContactDraft(role=label, name_words=list(cell.text.words))] if told else []


def _named_in(text: RunningText, mentions: Mentions) -> list[ContactDraft]:
    drafts = []
    for number, (start, end, name) in enumerate(mentions.names):
        following = mentions.names[number + 1][0] if number + 1 < len(mentions.names) else len(text.text)
        cut = min([following, *(s for s, _ in mentions.reach_spans if s >= end)])
        role = clean_name(re.sub(r"^[\s,;:–—-]+", "", text.text[end:cut]))
        draft = ContactDraft(name=name, name_words=text.slice(start, end).words)
        if role and is_organisation(role):
            draft.organisation = role
        elif ROLE.match(fold(role)) or (len(text.lines) > 1 and re.match(r"[^\W\d]{4,}\s", role)):
            draft.role = role if len(role) < 140 else ""
        drafts.append(draft)
    return drafts


def deal_mailboxes(people: list[ContactDraft], mails: list[tuple[str, RunningText, bool]]) -> None:
    """To each person the mailbox that bears the name, else in order where the counts agree, else rows of their own."""
    left = list(mails)
    for draft in people:
        mine = next((m for m in left if draft.name is not None and fits(draft.name, m[0])), None)
        if mine is not None and not draft.email:
            _give(draft, mine)
            left.remove(mine)
    waiting = [draft for draft in people if not draft.email]
    if len(waiting) == len(left) or len(people) == 1:
        for draft, mail in zip(waiting, left, strict=False):
            _give(draft, mail)
        left = left[len(waiting) :]
    for mail in left:
        extra = ContactDraft()
        _give(extra, mail)
        people.append(extra)


def _give(draft: ContactDraft, mail: tuple[str, RunningText, bool]) -> None:
    draft.email, draft.email_words = mail[0], list(mail[1].words)
    draft.doubtful = draft.doubtful or not mail[2]


def deal_phones(people: list[ContactDraft], phones: list[tuple[str, RunningText]]) -> None:
    waiting = [draft for draft in people if not draft.phones]
    if len(waiting) == 1:
        for number, words in phones:
            waiting[0].add_phones([number], list(words.words))
    elif len(phones) == len(waiting):
        for draft, (number, words) in zip(waiting, phones, strict=True):
            draft.add_phones([number], list(words.words))
    elif len(phones) == 1:
        for draft in waiting:
            draft.add_phones([phones[0][0]], list(phones[0][1].words))
