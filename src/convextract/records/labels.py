"""French words for columns and codes, for what people read: terminal, workbook guide. Codes themselves never change."""

from __future__ import annotations

COLUMN_LABELS: dict[str, str] = {
    "document_id": "Identifiant du document",
    "source_file": "Fichier",
    "sha256": "Empreinte SHA-256",
    "pages": "Pages",
    "pages_ocr": "Pages reconnues (OCR)",
    "kind": "Nature",
    "title": "Titre",
    "department_code": "Département (code)",
    "department_name": "Département",
    "signed_place": "Lieu de signature",
    "signed_date": "Date de signature",
    "act_id": "Acte (@CTES)",
    "received_date": "Reçu en préfecture le",
    "published_date": "Publié le",
    "term": "Fin",
    "renewal": "Reconduction",
    "ocr_confidence": "Confiance de lecture",
    "status": "État",
    "problems": "Problèmes",
    "duplicate_of": "Double de",
    "amends": "Modifie",
    "template": "Modèle comparé",
    "field": "Champ",
    "page": "Page",
    "bbox": "Emplacement (points)",
    "quote": "Texte lu",
    "confidence": "Confiance",
    "method": "Méthode",
    "width": "Largeur (points)",
    "height": "Hauteur (points)",
    "rotation": "Rotation (degrés)",
    "source": "Origine du texte",
    "words": "Mots",
    "text": "Texte",
    "part_id": "Pièce",
    "annex_number": "Annexe",
    "first_page": "Première page",
    "last_page": "Dernière page",
    "partner_code": "Opérateur (code)",
    "structure_id": "Identifiant de la structure",
    "name": "Nom",
    "mobility": "Fixe ou itinérante",
    "manager": "Gestionnaire",
    "manager_type": "Type de gestionnaire",
    "address": "Adresse",
    "postcode": "Code postal",
    "commune": "Commune",
    "email": "Courriel",
    "phone": "Téléphone",
    "opening_hours": "Horaires",
    "weekly_hours": "Heures par semaine",
    "days_open": "Jours d'ouverture",
    "staff": "Agents",
    "insee_code": "Code INSEE",
    "house_id": "Identifiant national de la structure",
    "signatory_id": "Identifiant du signataire",
    "side": "Partie",
    "organisation": "Organisme",
    "civility": "Civilité",
    "given_name": "Prénom",
    "family_name": "Nom de famille",
    "role": "Fonction",
    "capacity": "Qualité",
    "signature": "Signature",
    "commitment_id": "Identifiant de l'engagement",
    "category": "Catégorie",
    "quantity": "Quantité",
    "unit": "Unité",
    "deadline": "Échéance",
    "contact_id": "Identifiant du contact",
    "structure": "Structures servies",
    "phones": "Téléphones",
    "place": "Lieu",
    "place_kind": "Type de lieu",
    "weekday": "Jour",
    "opens": "Ouvre",
    "closes": "Ferme",
    "by_appointment": "Sur rendez-vous",
    "recurrence": "Récurrence",
    "financing_id": "Identifiant du financement",
    "amount": "Montant (€)",
    "share_percent": "Part (%)",
    "payer": "Payeur",
    "payer_code": "Payeur (code)",
    "payee": "Bénéficiaire",
    "period": "Période",
    "per": "Par",
    "purpose": "Objet",
    "clause_id": "Identifiant de la clause",
    "number": "Numéro",
    "template_clause": "Clause du modèle",
    "similarity": "Ressemblance",
    "deviation_id": "Identifiant de l'écart",
    "operation": "Opération",
    "template_text": "Texte du modèle",
    "document_text": "Texte du document",
    "nature": "Nature de l'écart",
    "severity": "Gravité",
    "decision": "Décision",
    "explanation": "Explication",
    "rule": "Règle",
    "subject": "Objet du contrôle",
    "detail": "Constat",
}

_KINDS = {
    "circular": "circulaire", "deliberation": "délibération", "convention": "convention",
    "framework_agreement": "accord national", "charter": "charte", "service_catalogue": "bouquet de services",
    "partner_offer": "offre d'un partenaire", "management_terms": "modalités de gestion",
    "referents_table": "tableau des référents", "mandate": "mandat", "partner_list": "liste des partenaires",
    "minutes": "compte rendu", "attendance_list": "liste de présence", "web_page": "page web", "other": "autre",
    "subsidy": "subvention", "contribution": "contribution", "debt": "dette", "investment": "investissement",
    "cap": "plafond", "price": "prix", "total": "total", "person": "personne", "office": "bureau",
}
_STATES = {
    "ok": "lu", "partial": "incomplet", "failed": "échec", "identical": "identique",
    "cosmetic": "identique (typographie)", "modified": "modifiée", "added": "ajoutée", "missing": "absente",
    "moved": "déplacée", "pass": "conforme", "fail": "non conforme", "unknown": "indéterminé",
}
VALUE_LABELS: dict[str, dict[str, str]] = {
    "kind": _KINDS,
    "status": _STATES,
    "source": {
        "text_layer": "texte du PDF", "ocr": "reconnaissance", "mixed": "texte et reconnaissance", "blank": "vide",
        "lost": "perdue",
    },
    "renewal": {"tacit": "tacite", "express": "expresse", "none": "aucune"},
    "mobility": {"fixed": "fixe", "itinerant": "itinérante"},
    "manager_type": {
        "commune": "commune", "epci": "intercommunalité", "department": "département", "association": "association",
        "la_poste": "La Poste", "msa": "MSA", "other": "autre",
    },
    "side": {"state": "État", "manager": "gestionnaire", "partner": "partenaire", "witness": "témoin"},
    "capacity": {"own": "en son nom", "represented_by": "représente", "by_delegation": "par délégation"},
    "signature": {"present": "présente", "absent": "absente", "unknown": "indéterminée"},
    "category": {
        "referent": "référent", "training": "formation", "documentation": "documentation",
        "case_handling": "traitement des dossiers", "appointments": "rendez-vous", "on_site_presence": "permanences",
        "equipment": "équipement", "communication": "communication", "data_sharing": "partage de données",
        "funding": "financement", "network": "animation du réseau", "other": "autre",
    },
    "place_kind": {"structure": "structure", "partner_office": "bureau d'un partenaire", "hotline": "ligne d'appel"},
    "weekday": {
        "Mo": "lundi", "Tu": "mardi", "We": "mercredi", "Th": "jeudi", "Fr": "vendredi", "Sa": "samedi",
        "Su": "dimanche",
    },
    "by_appointment": {"true": "oui", "false": "non"},
    "period": {"per_year": "par an", "once": "une fois"},
    "operation": {
        "insert": "ajout", "delete": "suppression", "replace": "remplacement", "clause_added": "clause ajoutée",
        "clause_missing": "clause absente",
    },
    "nature": {
        "amount": "montant", "quantity": "quantité", "deadline": "délai", "obligation": "obligation", "party": "partie",
        "scope": "portée", "wording": "rédaction",
    },
    "severity": {"high": "grave", "medium": "notable", "low": "de forme"},
    "decision": {"decided": "établi", "undecided": "à vérifier"},
}


def column_label(column: str) -> str:
    """The column in French; its name where it has no label."""
    return COLUMN_LABELS.get(column, column)


def value_label(column: str, value: str) -> str:
    """A code in French; any other value as it is."""
    return VALUE_LABELS.get(column, {}).get(value, value)


def clause_label(number: str | None, title: str | None) -> str:
    """Number and title as people write them: `4.2 Horaires`, `Préambule, priorité 5 : Un financement garanti`."""
    number, title = number or "", title or ""
    if title.count("«") > title.count("»"):
        title += " »"
    stem, _, item = number.partition("-")
    if stem == "preamble":
        return f"Préambule, priorité {item} : {title}" if item else title or "Préambule"
    return (title or "Annexes") if number == "annexes" else f"{number} {title}".strip()


def french_date(iso: str) -> str:
    """`2020-02-01` as `1er février 2020`; what is no whole date as it is."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and day.isdigit() and 1 <= int(month) <= 12):
        return iso
    return f"{'1er' if int(day) == 1 else int(day)} {_MONTHS[int(month) - 1]} {year}"


_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)
