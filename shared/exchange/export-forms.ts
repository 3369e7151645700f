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
 * amendment in its place; and beside it, as papers of their own, the amendments and the decisions.
 */
export const exportViews = [
  'clean',
  'adopted',
  'brackets',
  'compilation',
  'amendments',
  'decisions',
] as const
export type ExportView = (typeof exportViews)[number]
