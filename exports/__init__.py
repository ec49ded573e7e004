"""What people take home and what they bring to the table: plans, checklists to fill in, seat cards, the file."""

from exports.apart import FILES, PAGES
from exports.assessment_json import assessment_json
from exports.attached import MAX_PDF_BYTES, attached_assessment
from exports.blank_checklist import blank_checklist_pdf, printable_checklist
from exports.calendar_file import actions_ics
from exports.csv_file import actions_csv
from exports.document import plan_docx
from exports.earlier import Earlier, earlier_round
from exports.everything import everything
from exports.guide import GuideMatter, guide_pdf, printable_guide
from exports.heatmap import HeatCell, Heatmap, heatmap_svg
from exports.pdf import Paper, plan_pdf, printable_html
from exports.seat_cards import SeatCard, join_link, printable_seat_cards, seat_cards_pdf
from exports.sheet import sheet_xlsx
from exports.spreadsheet import plan_xlsx
from exports.timeline_picture import STATUS_LOOKS, PicturedAction, TimelinePicture, timeline_svg
from exports.worker import PdfFailedError, PdfUnavailableError

__all__ = [
    "FILES",
    "MAX_PDF_BYTES",
    "PAGES",
    "STATUS_LOOKS",
    "Earlier",
    "GuideMatter",
    "HeatCell",
    "Heatmap",
    "Paper",
    "PdfFailedError",
    "PdfUnavailableError",
    "PicturedAction",
    "SeatCard",
    "TimelinePicture",
    "actions_csv",
    "actions_ics",
    "assessment_json",
    "attached_assessment",
    "blank_checklist_pdf",
    "earlier_round",
    "everything",
    "guide_pdf",
    "heatmap_svg",
    "join_link",
    "plan_docx",
    "plan_pdf",
    "plan_xlsx",
    "printable_checklist",
    "printable_guide",
    "printable_html",
    "printable_seat_cards",
    "seat_cards_pdf",
    "sheet_xlsx",
    "timeline_svg",
]
