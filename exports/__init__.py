"""A summary and a plan, made into what people take home: PDF and the assessment file."""

from exports.assessment_json import assessment_json
from exports.guide import GuideMatter, guide_pdf, printable_guide
from exports.pdf import Paper, plan_pdf, printable_html
from exports.worker import PdfFailedError, PdfUnavailableError

__all__ = [
    "GuideMatter",
    "Paper",
    "PdfFailedError",
    "PdfUnavailableError",
    "assessment_json",
    "guide_pdf",
    "plan_pdf",
    "printable_guide",
    "printable_html",
]
