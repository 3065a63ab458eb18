"""Contacts in running text: cards, labelled lines, bullets and sentences, read line by line.

A card is an office's name, a person with a function, mailbox and numbers, in any order and some of them missing. A
draft is closed when a line begins another: a second person or mailbox, an office, a label, a long sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from convextract.extraction.contacts.card_context import CardContext
from convextract.extraction.contacts.drafts import ContactDraft, fits
from convextract.extraction.contacts.lines import CardLine, Event, card_lines, is_introduced
from convextract.extraction.contacts.served import goes_on, served_houses
from convextract.extraction.contacts.vocabulary import (
    REACH_LABEL,
    ROLE,
    ROLE_LABEL,
    SERVES,
    VERB,
    role_in,
)
from convextract.extraction.houses.names import clean_name
from convextract.extraction.organisations import (
    OPENS_SENTENCE,
    leading_organisation,
    organisation_in_brackets,
)
from convextract.extraction.printed_lines import PrintedLine
from convextract.language.folding import fold
from convextract.language.names import PersonName, parse_name

_SHORT_LINE = 80
_LONG_SENTENCE = 110
_BREAKS_OFF = re.compile(r"\s(?:du|de|des|de la|à|au|aux|en|et|la|le|les|pour|d'|l')$")
"""A function that ends so goes on in the next line, whatever that looks like."""


def contacts_of_lines(
    lines: Sequence[PrintedLine], houses: Sequence[str], *, listed: bool
) -> list[ContactDraft]:
    """The contacts of the printed lines of one run of text. `listed`: a list of referents, where a name is enough."""
    reader = _Reader(houses, listed=listed)
    for line in card_lines(lines):
        reader.take(line)
    reader.close()
    return [draft for draft in reader.found if draft.reachable or (listed and _is_listed_person(draft))]


def _is_listed_person(draft: ContactDraft) -> bool:
    return draft.name is not None and bool(draft.role)


class _Reader:
    def __init__(self, houses: Sequence[str], *, listed: bool) -> None:
        self.houses = houses
        self.listed = listed
        self.found: list[ContactDraft] = []
        self.draft: ContactDraft | None = None
        self.context = CardContext()
        self.serving: str | None = None
        """The value of `pour :` while it may go on over the line end."""
        self.tentative: tuple[PersonName, CardLine] | None = None
        """A name that stands alone and is none for certain, until the mailbox under it bears it."""
        self.after_name = False
        """The last line was the person's or a function's: a function may follow."""
        self.role_open = False
        """The person's line ended in the middle of the function."""

    def take(self, line: CardLine) -> None:
        self.context.go_down_a_line()
        if self._served(line):
            return
        if line.events:
            self._take_events(line)
        elif len(line.text) <= _SHORT_LINE or (not line.goes_on and leading_organisation(line.text)):
            self._take_short(line)
        elif len(line.text) > _LONG_SENTENCE or not line.in_sentence:
            self.close()
            self.context.label = ""

    def close(self) -> None:
        self._end_serving()
        if self.draft is not None:
            self.found.append(self.draft)
        self.draft = None
        self.after_name = False

    # lines without person, mailbox or number

    def _take_short(self, line: CardLine) -> None:
        text, folded = line.text.strip(), fold(line.text)
        if label := ROLE_LABEL.match(folded):
            if self.draft is not None:
                self.draft.role = clean_name(text[label.end() :])
                self.after_name = True
            return
        office = leading_organisation(text) if not line.goes_on else ""
        if self._role_goes_on(line, text, folded, office):
            return
        just_named = self.context.office and self.context.age == 1 and self.draft is None
        self.close()
        if just_named and line.in_sentence and (text[:1].islower() or line.goes_on) and not text.endswith(":"):
            self.context.office, self.context.age = clean_name(f"{self.context.office} {text}"), 0
        elif office and just_named:
            self.context.label = clean_name(text)  # a desk of the office named right above
        elif office:
            self.context.office, self.context.age, self.context.label = office, 0, ""
        elif not line.goes_on:
            self._take_label(line, text)

    def _take_label(self, line: CardLine, text: str) -> None:
        """A short line that is no office: a name that only its mailbox will confirm, or the label of what follows."""
        name = parse_name(re.split(r"\s?[,(:]|\s[—–-]\s", text)[0])
        if name is not None and name.given_name and not text.endswith(":"):
            self.tentative = (name, line)
        else:
            self.tentative = None
            self.context.label = clean_name(text) if text[:1].isupper() else ""

    def _role_goes_on(self, line: CardLine, text: str, folded: str, office: str) -> bool:
        """Is the line the function, or more of it, of the person above?"""
        draft = self.draft
        if draft is None or not self.after_name or text.endswith(":") or draft.name is None:
            return False
        if VERB.search(folded):
            self._take_rest_of_role(line, text)
            return True
        if not draft.role and (ROLE.match(folded) or not office):
            draft.role = clean_name(text)
            return True
        if draft.role and _BREAKS_OFF.search(draft.role):
            draft.role = clean_name(f"{draft.role} {text}")
            return True
        if draft.role and not draft.reachable and (ROLE.match(folded) or text[:1].islower() or not office):
            if len(draft.role) + len(text) > 140:
                return False
            draft.role = clean_name(f"{draft.role} {text}")
            return True
        return False

    def _served(self, line: CardLine) -> bool:
        folded = fold(line.text)
        label = SERVES.match(folded)
        if label and self.draft is not None:
            self.serving = line.text[label.end() :]
            return True
        if self.serving is None:
            return False
        bare = not line.events and not label and len(line.text) <= _SHORT_LINE
        if bare and goes_on(self.serving, line.text, self.houses):
            self.serving += " " + line.text
            return True
        self._end_serving()
        return False

    def _end_serving(self) -> None:
        if self.serving is not None and self.draft is not None:
            served = served_houses(self.serving, self.houses)
            if served is not None:
                self.draft.structures = served
        self.serving = None

    # lines with events

    def _take_events(self, line: CardLine) -> None:
        lead = line.text[: line.events[0].start - line.start]
        self._take_lead(line, lead)
        for number, event in enumerate(line.events):
            following = line.events[number + 1].start if number + 1 < len(line.events) else line.start + len(line.text)
            between = line.text[event.end - line.start : max(event.end - line.start, following - line.start)]
            if event.kind == "name":
                self._take_name(event, between, line)
            elif event.kind == "mailbox":
                self._take_mailbox(event, between)
            else:
                self._take_phone(event, first=number == 0, lead=lead)

    def _take_rest_of_role(self, line: CardLine, lead: str) -> None:
        """The function of the person at the end of the line above, or the rest of it (`conseiller` + `technique,`)."""
        draft = self.draft
        going_on = line.in_sentence and lead.lstrip(" ,")[:1].islower()
        if draft is None or not self.after_name or draft.reachable or not going_on:
            return
        role = clean_name(role_in(lead))
        if self.role_open and draft.role and role and not REACH_LABEL.match(fold(role)):
            draft.role = f"{draft.role} {role}"
        elif not draft.role and ROLE.match(fold(role)):
            draft.role = role
        self.role_open = False

    def _take_lead(self, line: CardLine, lead: str) -> None:
        """What stands before the first event: an office, a label, a function, or nothing of interest."""
        self._take_rest_of_role(line, lead)
        stripped = lead.strip(" •■▪✓➢*-–|(:")
        if not stripped or REACH_LABEL.match(fold(stripped)):
            return
        office = leading_organisation(lead) if not line.goes_on else ""
        labelled = lead.rstrip().endswith((":", "«", "(")) and len(lead) <= 160
        starts_anew = not line.goes_on
        if office and starts_anew:
            self.close()
            self.context.office, self.context.age, self.context.label = office, 0, ""
        elif starts_anew and not labelled and (named := organisation_in_brackets(stripped)):
            self.close()  # `pour les impôts (DDFiP), à M. X`
            self.context.office, self.context.age, self.context.label = named, 0, ""
        elif starts_anew and OPENS_SENTENCE.match(stripped) and "," in stripped:
            self.close()  # of somebody else, whom no register knows
            self.context.office, self.context.label = "", ""
        elif labelled and starts_anew:
            self.close()
            self.context.label = clean_name(re.sub(r"\s?[:«(]\s*$", "", stripped))
        elif (starts_anew or len(stripped) > 25) and self.draft is not None and self.draft.reachable:
            self.close()

    def _take_name(self, event: Event, after: str, line: CardLine) -> None:
        assert event.name is not None
        draft = self.draft
        joins = draft is not None and draft.name is None and draft.email and fits(event.name, draft.email)
        if not joins:
            if line.is_prose and not self.listed and not is_introduced(event, after, line):
                return
            self.close()
            draft = self._new()
        assert draft is not None
        draft.name, draft.name_words = event.name, event.words
        role = clean_name(role_in(after))
        self.role_open = not after.rstrip().endswith((",", ".", ";", ":")) and not VERB.search(after)
        if role and len(role) < 140 and not REACH_LABEL.match(fold(role)):
            draft.role = role
        elif not draft.role and ROLE.match(fold(self.context.label)) and " " in self.context.label:
            draft.role = self.context.label
        self.context.label = ""
        self.after_name = True

    def _take_mailbox(self, event: Event, after: str) -> None:
        draft = self.draft
        other_person = draft is not None and draft.name and event.personal and not fits(draft.name, event.value)
        if draft is None or draft.email or (other_person and draft.reachable):
            self.close()
            draft = self._new()
        draft.email, draft.email_words = event.value, event.words
        draft.doubtful = draft.doubtful or not event.sound
        self._confirm_name(draft)
        role = re.match(r"\s?[:–-]\s?(.{4,90})$", after)
        if role and ROLE.match(fold(role[1])) and not draft.role:
            draft.role = clean_name(role[1])
        self.after_name = False

    def _confirm_name(self, draft: ContactDraft) -> None:
        """The lone name above is the mailbox's owner when the mailbox bears it."""
        if self.tentative is None or draft.name is not None or not fits(self.tentative[0], draft.email):
            return
        name, line = self.tentative
        draft.name, draft.name_words = name, line.words
        role = clean_name(line.text.partition(",")[2])
        draft.role = role if ROLE.match(fold(role)) else draft.role
        self.tentative = None

    def _take_phone(self, event: Event, *, first: bool, lead: str) -> None:
        draft = self.draft
        if draft is None and self.found and re.search(r"\bou(?: (?:le|au))?\s*$", lead) and not self.found[-1].email:
            self.found[-1].add_phones([event.value], event.words)  # the same line under another number
            return
        if draft is None:
            draft = self._new()
        draft.add_phones([event.value], event.words)
        self.after_name = False

    def _new(self) -> ContactDraft:
        self.draft = self.context.new_draft()
        return self.draft
