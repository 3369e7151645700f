/**
 * The namespaces of Office files, transitional and strict, by the prefix that Word writes; `s` is of
 * spreadsheets. What is of none of them says nothing that we read.
 */
const office = 'http://schemas.openxmlformats.org'
const strict = 'http://purl.oclc.org/ooxml'
const microsoft = 'http://schemas.microsoft.com/office/word'

export const namespaces: ReadonlyMap<string, string> = new Map([
  [`${office}/wordprocessingml/2006/main`, 'w'],
  [`${strict}/wordprocessingml/main`, 'w'],
  [`${office}/spreadsheetml/2006/main`, 's'],
  [`${strict}/spreadsheetml/main`, 's'],
  [`${office}/officeDocument/2006/relationships`, 'r'],
  [`${strict}/officeDocument/relationships`, 'r'],
  [`${office}/officeDocument/2006/math`, 'm'],
  [`${strict}/officeDocument/math`, 'm'],
  [`${office}/drawingml/2006/main`, 'a'],
  [`${strict}/drawingml/main`, 'a'],
  [`${office}/drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}/drawingml/wordprocessingDrawing`, 'wp'],
  [`${office}/drawingml/2006/picture`, 'pic'],
  [`${strict}/drawingml/picture`, 'pic'],
  [`${office}/markup-compatibility/2006`, 'mc'],
  [`${office}/package/2006/relationships`, 'rel'],
  [`${office}/package/2006/content-types`, 'ct'],
  [`${microsoft}/2010/wordprocessingShape`, 'wps'],
  [`${microsoft}/2010/wordprocessingGroup`, 'wpg'],
  [`${microsoft}/2010/wordprocessingCanvas`, 'wpc'],
  [`${microsoft}/2010/wordml`, 'w14'],
  [`${microsoft}/2012/wordml`, 'w15'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:word', 'w10'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  [`${office}/officeDocument/2006/custom-properties`, 'op'],
  [`${strict}/officeDocument/customProperties`, 'op'],
  [`${office}/officeDocument/2006/docPropsVTypes`, 'vt'],
  [`${strict}/officeDocument/docPropsVTypes`, 'vt'],
  ['xml', 'xml'],
])
