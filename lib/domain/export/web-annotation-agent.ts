import type { ExportInput } from './export-input';
import { personIri } from './iri';
import { personName } from './person-name';

/** A person as the model's Agent (3.3.2). */
export const agentOf = (input: ExportInput, id: string) => ({ id: personIri(input, id), type: 'Person', name: personName(input, id) });
