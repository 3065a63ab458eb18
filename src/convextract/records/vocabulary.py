"""The closed vocabularies of the dataset: codes are English and stable, labels are French and for people."""

from __future__ import annotations

from typing import Literal

PartKind = Literal[
    "circular", "deliberation", "convention", "framework_agreement", "charter", "service_catalogue", "partner_offer",
    "management_terms", "referents_table", "mandate", "partner_list", "minutes", "attendance_list", "web_page", "other",
]
PageSource = Literal["text_layer", "ocr", "mixed", "blank", "lost"]
DocumentStatus = Literal["ok", "partial", "failed"]
Renewal = Literal["", "tacit", "express", "none"]
Mobility = Literal["", "fixed", "itinerant"]
ManagerType = Literal["", "commune", "epci", "department", "association", "la_poste", "msa", "other"]
Side = Literal["", "state", "manager", "partner", "witness"]
Civility = Literal["", "M.", "Mme"]
Capacity = Literal["own", "represented_by", "by_delegation"]
SignatureState = Literal["present", "absent", "unknown"]
CommitmentCategory = Literal[
    "referent", "training", "documentation", "case_handling", "appointments", "on_site_presence", "equipment",
    "communication", "data_sharing", "funding", "network", "other",
]
ContactKind = Literal["person", "office"]
PlaceKind = Literal["structure", "partner_office", "hotline"]
Weekday = Literal["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
FinancingKind = Literal["subsidy", "contribution", "debt", "investment", "cap", "price", "total"]
ClauseStatus = Literal["identical", "cosmetic", "modified", "added", "missing", "moved"]
Operation = Literal["insert", "delete", "replace", "clause_added", "clause_missing"]
Nature = Literal["amount", "quantity", "deadline", "obligation", "party", "scope", "wording"]
Severity = Literal["high", "medium", "low"]
Decision = Literal["decided", "undecided"]
CheckStatus = Literal["pass", "fail", "unknown"]

PARTNER_CODES = (
    "etat", "france_travail", "cnaf", "cnam", "msa", "cnav", "dgfip", "la_poste", "justice", "interieur", "urssaf",
    "anah", "banque_des_territoires", "pimms", "cnfpt", "institut_4_10", "anct", "edf", "engie", "grdf", "sncf",
    "local",
)

WEEKDAYS: tuple[Weekday, ...] = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
