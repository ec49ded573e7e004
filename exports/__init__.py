"""What people take home and what they bring to the table: plans, checklists to fill in, seat cards, the file."""

from exports.assessment_json import assessment_json
from exports.blank_checklist import blank_checklist_pdf, printable_checklist
from exports.guide import GuideMatter, guide_pdf, printable_guide
from exports.pdf import Paper, plan_pdf, printable_html
from exports.seat_cards import SeatCard, join_link, printable_seat_cards, seat_cards_pdf
from exports.worker import PdfFailedError, PdfUnavailableError

__all__ = [
    "GuideMatter",
    "Paper",
    "PdfFailedError",
    "PdfUnavailableError",
    "SeatCard",
    "assessment_json",
    "blank_checklist_pdf",
    "guide_pdf",
    "join_link",
    "plan_pdf",
    "printable_checklist",
    "printable_guide",
    "printable_html",
    "printable_seat_cards",
    "seat_cards_pdf",
]
