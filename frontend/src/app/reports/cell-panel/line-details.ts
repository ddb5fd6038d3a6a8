import { formatAmount, minorToDecimal, type Minor } from '#shared/money';
import type { FaceRow, ReportView } from '#shared/reports';
import { joined } from '../../platform/i18n/joined';
import { columnsOfFace } from '../data/place-names';
import type { CellDetails, CellPoint, Reader } from './cell-details';
import type { CellPlace } from './open-cell';

type LinePlace = Extract<CellPlace, { kind: 'line' }>;

/** The panel of a budget line: its budget, and its FACE in earlier periods. @param now the FACE as it is written here */
export function lineDetails({ line, field, decision = null }: LinePlace, view: ReportView, now: readonly FaceRow[], { texts, language }: Reader): CellDetails {
  const amount = (minor: Minor | null | undefined): string => (minor === null || minor === undefined ? '' : formatAmount(minor, view.currency, language));
  const exact = (minor: Minor | null | undefined): number | null => (minor === null || minor === undefined ? null : Number(minorToDecimal(minor, view.currency)));
  const asked = field ?? decision;
  const periods = [...view.earlier, { end: view.period.end, face: now }];
  const output = view.definitions.framework.outputs.find((one) => one.id === line.output);
  const rows = periods.map(({ end, face }): CellPoint => {
    const row = face.find((one) => one.line === line.id);
    const figures = [row?.B, row?.C, row?.F];
    return { end, texts: figures.map(amount), values: figures.map(exact) };
  });
  return {
    subject: joined([`${line.code} ${line.description}`, asked && texts.say(`reports.face.${columnsOfFace[asked] ?? asked}`)]),
    pointer: `/finance/${line.id}${field ? `/${field}` : ''}`, field: decision ? `/lines/${line.id}/${decision}` : field && `/finance/${line.id}/${field}`, about: line.description,
    facts: [
      { term: texts.say('reports.face.budget'), text: amount(line.funder) },
      { term: texts.say('reports.panel.phased'), text: amount(line.phasing[view.definitions.periodIndex]) },
      { term: texts.say('reports.panel.category'), text: line.category },
      { term: texts.say('reports.panel.output'), text: output ? `${output.code} ${output.title}` : null },
    ],
    series: { columns: ['B', 'C', 'F'].map((id) => texts.say(`reports.face.${id}`)), rows },
  };
}
