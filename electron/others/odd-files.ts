/**
 * What stands in the bodies of Word files with one odd thing in each, by what it is. Nothing of ours has
 * written them; styles, lists and notes are those of `word-files.ts`.
 */
export function oddBodies(): Readonly<Record<string, string>> {
  return {
    'words that go from what another brings':
      p(r('a ') + ins(r('b ') + del(d('c '), 'B')) + r('d')) + tail,
    'words that come in what another takes away':
      p(r('a ') + del(`${d('b ')}<w:ins ${c('B')}>${d('c ')}</w:ins>`) + r('d')) + tail,
    'nothing but words that come in what another takes away':
      p(r('a ') + del(`<w:ins ${c('B')}>${r('c ')}</w:ins>`) + r('d')) + tail,
    'words that one brings and takes away': p(r('a ') + ins(del(d('c ')))) + tail,
    'a move into what comes':
      p(r('a ') + ins(move('moveTo', r('x '))) + r('b')) +
      p(move('moveFrom', r('x ')) + r('y')) +
      tail,
    'rows moved':
      tbl(
        tr(
          tc(p(move('moveFrom', r('m1')), mark('moveFrom'))) +
            tc(p(move('moveFrom', r('m2'), 'm2'), mark('moveFrom'))),
          `<w:del ${c()}/>`,
        ) +
          tr(tc(p(r('k1'))) + tc(p(r('k2')))) +
          tr(
            tc(p(move('moveTo', r('m1')), mark('moveTo'))) +
              tc(p(move('moveTo', r('m2'), 'm2'), mark('moveTo'))),
            `<w:ins ${c()}/>`,
          ),
      ) + tail,
    'a paragraph moved, with its end':
      p(move('moveFrom', r('Moved')), mark('moveFrom')) +
      p(r('One')) +
      p(move('moveTo', r('Moved')), mark('moveTo')) +
      tail,
    'two paragraphs moved':
      `<w:moveFromRangeStart w:id="900" w:author="A" w:date="2005-11-23T10:00:00Z" w:name="mm"/>` +
      p(`<w:moveFrom ${c()}>${r('P')}</w:moveFrom>`, mark('moveFrom')) +
      p(`<w:moveFrom ${c()}>${r('Q')}</w:moveFrom>`, mark('moveFrom')) +
      `<w:moveFromRangeEnd w:id="900"/>` +
      p(r('One')) +
      `<w:moveToRangeStart w:id="901" w:author="A" w:date="2005-11-23T10:00:00Z" w:name="mm"/>` +
      p(`<w:moveTo ${c()}>${r('P')}</w:moveTo>`, mark('moveTo')) +
      p(`<w:moveTo ${c()}>${r('Q')}</w:moveTo>`, mark('moveTo')) +
      `<w:moveToRangeEnd w:id="901"/>` +
      tail,
    'changes in a control among words':
      p(r('a ') + sdt(r('b ') + ins(r('c ')) + del(d('e ')))) + tail,
    'a control that comes': p(r('a ') + ins(sdt(r('b ')))) + tail,
    'a control that goes': p(r('a ') + del(sdt(d('b ')))) + tail,
    'a control around paragraphs':
      sdt(
        p(r('a') + ins(r(' b'))) + p(ins(r('new')), mark('ins')) + p(del(d('old')), mark('del')),
      ) + tail,
    'a control around a row':
      tbl(
        sdt(tr(tc(p(ins(r('a')))) + tc(p(r('b'))), `<w:ins ${c()}/>`)) +
          tr(tc(p(r('c'))) + tc(p(r('e')))),
      ) + tail,
    'a control around a cell': tbl(tr(sdt(tc(p(r('a') + del(d(' x'))))) + tc(p(r('b'))))) + tail,
    'a control around a table': sdt(tbl(tr(tc(p(r('a'))) + tc(p(ins(r('b'))))))) + tail,
    'signs of symbol fonts':
      p(
        r('a ') +
          ins('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>') +
          del('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>') +
          r(' b'),
      ) + tail,
    'smart tags in smart tags':
      p(
        `<w:smartTag w:uri="u" w:element="place">${r('Ge')}${ins(r('ne'))}<w:smartTag w:uri="u" w:element="x">${del(d('xx'))}${r('va')}</w:smartTag></w:smartTag>`,
      ) + tail,
    'a smart tag that comes':
      p(r('a ') + ins(`<w:smartTag w:uri="u" w:element="place">${r('b')}</w:smartTag>`)) + tail,
    'custom XML among words':
      p(`<w:customXml w:uri="u" w:element="e">${r('a')}${ins(r(' b'))}</w:customXml>`) + tail,
    'custom XML around paragraphs':
      `<w:customXml w:uri="u" w:element="e">${p(r('a') + ins(r(' b')))}${p(del(d('c')), mark('del'))}</w:customXml>` +
      tail,
    'custom XML around a row':
      tbl(
        `<w:customXml w:uri="u" w:element="e">${tr(tc(p(r('a'))) + tc(p(r('b'))), `<w:del ${c()}/>`)}</w:customXml>` +
          tr(tc(p(r('c'))) + tc(p(r('e')))),
      ) + tail,
    'custom XML that comes around words':
      p(
        `<w:customXmlInsRangeStart ${c()}/>` +
          `<w:customXml w:uri="u" w:element="e">` +
          `<w:customXmlInsRangeEnd w:id="${id}"/>` +
          r('a') +
          `</w:customXml>`,
      ) + tail,
    'a note that goes': p(r('a') + del(fn(1)) + r('b') + fn(2)) + tail,
    'a note that comes': p(r('a') + ins(fn(1)) + r('b') + fn(2)) + tail,
    'words in two ways': p(r('a ') + alt(r('new '), r('old ')) + r('b')) + tail,
    'a change in one of two ways': p(r('a ') + alt(ins(r('x ')), r('old ')) + r('b')) + tail,
    'two ways within a run':
      p(
        `<w:r>${alt('<w:t xml:space="preserve">c </w:t>', '<w:t xml:space="preserve">f </w:t>')}</w:r>` +
          r('b'),
      ) + tail,
    'paragraphs in two ways': `${alt(p(r('choice')), p(r('fallback')))}${tail}`,
    'a field that comes':
      p(
        r('a ') +
          ins(fld('begin') + instr(' PAGE ') + fld('separate') + r('7') + fld('end')) +
          r(' b'),
      ) + tail,
    'the result of a field':
      p(
        r('a ') +
          fld('begin') +
          instr(' REF x ') +
          fld('separate') +
          del(d('7')) +
          ins(r('8')) +
          fld('end') +
          r(' b'),
      ) + tail,
    'the instruction of a field':
      p(
        r('a ') +
          fld('begin') +
          `<w:del ${c()}><w:r><w:delInstrText xml:space="preserve"> REF x </w:delInstrText></w:r></w:del>` +
          ins(instr(' REF y ')) +
          fld('separate') +
          r('8') +
          fld('end') +
          r(' b'),
      ) + tail,
    'half of a field that comes':
      p(
        r('a ') +
          ins(fld('begin') + instr(' REF x ') + fld('separate') + r('8')) +
          fld('end') +
          r(' b'),
      ) + tail,
    'half of a field that goes':
      p(
        r('a ') +
          del(
            fld('begin') +
              `<w:r><w:delInstrText> REF x </w:delInstrText></w:r>` +
              fld('separate') +
              d('8'),
          ) +
          fld('end') +
          r(' b'),
      ) + tail,
    'a simple field that comes':
      p(r('a ') + ins(`<w:fldSimple w:instr=" PAGE ">${r('7')}</w:fldSimple>`) + r(' b')) + tail,
    'changes in a simple field':
      p(
        r('a ') +
          `<w:fldSimple w:instr=" PAGE ">${ins(r('7'))}${del(d('6'))}</w:fldSimple>` +
          r(' b'),
      ) + tail,
    'changes in a link':
      p(`${r('a ')}<w:hyperlink w:anchor="x">${r('l')}${ins(r('m'))}${del(d('n'))}</w:hyperlink>`) +
      tail,
    'an end that comes before one that goes':
      p(r('One'), mark('ins')) + p(r('Two'), mark('del')) + p(r('Three')) + tail,
    'an end that one brings and another takes away':
      p(r('One'), `<w:rPr><w:ins ${c()}/><w:del ${c('B')}/></w:rPr>`) + p(r('Three')) + tail,
    'a paragraph that comes before one that goes':
      p(ins(r('New')), mark('ins')) + p(del(d('Old')), mark('del')) + p(r('Three')) + tail,
    'a paragraph that goes before one that comes':
      p(del(d('Old')), mark('del')) + p(ins(r('New')), mark('ins')) + p(r('Three')) + tail,
    'ends within cells':
      tbl(tr(tc(p(r('a'), mark('del')) + p(r('b'))) + tc(p(r('c'), mark('ins')) + p(r('e'))))) +
      tail,
    'words from right to left':
      p(
        `<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">قرر </w:t></w:r>` +
          ins(`<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">المؤتمر </w:t></w:r>`) +
          del(`<w:r><w:rPr><w:rtl/></w:rPr><w:delText>ما</w:delText></w:r>`),
        '<w:bidi/>',
      ) + tail,
    'directions around words':
      p(
        `<w:dir w:val="rtl">${r('a')}${ins(r(' b'))}</w:dir><w:bdo w:val="ltr">${del(d('c'))}${r('e')}</w:bdo>`,
      ) + tail,
    'tabs and breaks':
      p(
        r('a') +
          ins('<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>') +
          del('<w:r><w:tab/><w:delText>x</w:delText></w:r>'),
      ) + tail,
    'a row of a table in a cell':
      tbl(
        tr(
          tc(
            p(r('o')) +
              tbl(
                tr(tc(p(r('i1'))) + tc(p(r('i2'))), `<w:del ${c()}/>`) +
                  tr(tc(p(r('i3'))) + tc(p(r('i4')))),
              ) +
              p(''),
          ) + tc(p(r('q'))),
        ),
      ) + tail,
    'a table that goes':
      p(r('One')) +
      tbl(
        tr(tc(p(del(d('a')), mark('del'))) + tc(p(del(d('b')), mark('del'))), `<w:del ${c()}/>`),
      ) +
      tail,
    'a column that comes':
      tbl(
        tr(tc(p(r('a'))) + tc(p(ins(r('b'))), `<w:cellIns ${c()}/>`)) +
          tr(tc(p(r('c'))) + tc(p(ins(r('e'))), `<w:cellIns ${c()}/>`)),
      ) + tail,
    'a column that goes':
      tbl(
        tr(tc(p(r('a'))) + tc(p(del(d('b'))), `<w:cellDel ${c()}/>`)) +
          tr(tc(p(r('c'))) + tc(p(del(d('e'))), `<w:cellDel ${c()}/>`)),
      ) + tail,
    'a row that one brings and another takes away':
      tbl(
        tr(tc(p(r('a'))) + tc(p(r('b')))) +
          tr(
            tc(p(ins(del(d('x'), 'B')))) + tc(p(ins(del(d('y'), 'B')))),
            `<w:ins ${c()}/><w:del ${c('B')}/>`,
          ),
      ) + tail,
    hyphens:
      p(r('a') + ins('<w:r><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>')) +
      tail,
    ruby:
      p(
        `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/><w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt>${r('top')}</w:rt><w:rubyBase>${r('base')}</w:rubyBase></w:ruby></w:r>`,
      ) + tail,
    'plain words in what goes': p(r('a') + del(r(' b'))) + tail,
    'three authors':
      p(
        r('a ') +
          ins(`${r('b ') + del(d('c '), 'B')}<w:moveTo ${c('C')}>${r('m ')}</w:moveTo>`) +
          r('d'),
      ) + tail,
    'a comment on what comes':
      p(
        ins(
          '<w:commentRangeStart w:id="1"/>' +
            r('x') +
            '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        ) + r('y'),
      ) + tail,
    'a bookmark over an end that goes':
      p(`<w:bookmarkStart w:id="5" w:name="bm"/>${r('a')}`, mark('del')) +
      p(`${r('b')}<w:bookmarkEnd w:id="5"/>`) +
      tail,
    'a number that goes':
      p(r('One'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
      p(
        del(d('Gone')),
        `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${mark('del')}`,
      ) +
      p(r('Three'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
      tail,
    'permissions and spelling':
      p(
        '<w:permStart w:id="3" w:edGrp="everyone"/><w:proofErr w:type="spellStart"/>' +
          r('a') +
          '<w:proofErr w:type="spellEnd"/><w:permEnd w:id="3"/>' +
          ins(r(' b')),
      ) + tail,
    'a formula that comes':
      p(
        r('a ') +
          ins(
            `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>`,
          ),
      ) + tail,
  }
}

let id = 100
const c = (a = 'Ardesia') => `w:id="${++id}" w:author="${a}" w:date="2005-11-23T10:00:00Z"`
const r = (t: string, rp = '') =>
  `<w:r>${rp ? `<w:rPr>${rp}</w:rPr>` : ''}<w:t xml:space="preserve">${t}</w:t></w:r>`
const d = (t: string) => `<w:r><w:delText xml:space="preserve">${t}</w:delText></w:r>`
const ins = (x: string, a?: string) => `<w:ins ${c(a)}>${x}</w:ins>`
const del = (x: string, a?: string) => `<w:del ${c(a)}>${x}</w:del>`
const p = (x: string, ppr = '') => `<w:p><w:pPr><w:pStyle w:val="A"/>${ppr}</w:pPr>${x}</w:p>`
const mark = (k: string, a?: string) => `<w:rPr><w:${k} ${c(a)}/></w:rPr>`
const tc = (x: string, pr = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>${pr}</w:tcPr>${x}</w:tc>`
const tr = (x: string, pr = '') => `<w:tr>${pr ? `<w:trPr>${pr}</w:trPr>` : ''}${x}</w:tr>`
const tbl = (x: string, n = 2) =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="3000"/>'.repeat(n)}</w:tblGrid>${x}</w:tbl>`
const sdt = (x: string) =>
  `<w:sdt><w:sdtPr><w:id w:val="${++id}"/></w:sdtPr><w:sdtContent>${x}</w:sdtContent></w:sdt>`
const fld = (k: string) => `<w:r><w:fldChar w:fldCharType="${k}"/></w:r>`
const instr = (t: string) => `<w:r><w:instrText xml:space="preserve">${t}</w:instrText></w:r>`
const move = (k: 'moveFrom' | 'moveTo', x: string, name = 'm1') => {
  const i = ++id
  return `<w:${k}RangeStart w:id="${i}" w:author="Ardesia" w:date="2005-11-23T10:00:00Z" w:name="${name}"/><w:${k} ${c()}>${x}</w:${k}><w:${k}RangeEnd w:id="${i}"/>`
}
const fn = (n: number) => `<w:r><w:footnoteReference w:id="${n}"/></w:r>`
const tail = p(r('Two'))
const alt = (a: string, b: string) =>
  `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><mc:Choice Requires="w14">${a}</mc:Choice><mc:Fallback>${b}</mc:Fallback></mc:AlternateContent>`
