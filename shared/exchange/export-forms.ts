/** The files that a text can leave as; the name of each is the ending of its files. */
export const exportForms = ['docx', 'pdf', 'html', 'txt', 'json'] as const
export type ExportForm = (typeof exportForms)[number]

/** Media types, for who saves or sends such a file. */
export const exportTypes: Readonly<Record<ExportForm, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  json: 'application/json',
}
