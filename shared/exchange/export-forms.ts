/** The files that a text can leave as. */
export const exportForms = ['docx', 'pdf', 'akn', 'html', 'txt', 'json'] as const
export type ExportForm = (typeof exportForms)[number]

/** Media types, for who saves or sends such a file. */
export const exportTypes: Readonly<Record<ExportForm, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  akn: 'application/akn+xml',
  html: 'text/html;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  json: 'application/json',
}

/** What the names of such files end with. */
export const exportEndings: Readonly<Record<ExportForm, string>> = {
  docx: 'docx',
  pdf: 'pdf',
  akn: 'xml',
  html: 'html',
  txt: 'txt',
  json: 'json',
}

/**
 * The text as it stands; as it was adopted; with who stands behind each bracket; with every pending
 * amendment in its place; and beside it, as papers of their own, the amendments, the decisions and
 * what became of the recommendations.
 */
export const exportViews = [
  'clean',
  'adopted',
  'brackets',
  'compilation',
  'amendments',
  'decisions',
  'matters',
] as const
export type ExportView = (typeof exportViews)[number]

/** The others are about the text, and say nothing of what is in it. */
export function printsText(view: ExportView | 'redline'): boolean {
  return view !== 'amendments' && view !== 'decisions' && view !== 'matters'
}

/** Whether there is nothing of a view before the text is adopted. */
export function isOfAdopted(view: ExportView): boolean {
  return view === 'adopted' || view === 'matters'
}

/** What of a file is chosen beside what it says. */
export interface PrintChoice {
  /** A PDF that an archive keeps (PDF/A-2a) and not the usual one (PDF/UA-1). */
  readonly archive?: boolean
  /** The lines are numbered in the margin, where the form has lines and the view is of the text. */
  readonly lines?: boolean
}

/** Whether lines are broken in a file of this form, and not by whoever opens it. */
export function hasLines(form: ExportForm): boolean {
  return form === 'docx' || form === 'pdf'
}
