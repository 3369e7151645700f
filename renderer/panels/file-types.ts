import type { ExportForm } from '../session/acts'

/** What a host is told of a file that it saves. */
export const fileTypes: Readonly<Record<ExportForm, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}
