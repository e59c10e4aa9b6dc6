import { Table } from './table';
import type { TableDefinition } from './table-definition';
import type { TableEndpoint } from './table-endpoint';
import type { WriteRequest } from './write-request';

/**
 * A table of one region. All its reads see the latest write: AWS's eventually consistent ones may
 * lag behind, usually by less than a second, which this model does not imitate.
 */
export class RegionalTable implements TableEndpoint {
  private readonly table: Table;

  constructor(readonly definition: TableDefinition) {
    this.table = new Table(definition);
  }

  reader(): Table {
    return this.table;
  }

  write(write: WriteRequest) {
    const prepared = this.table.prepare(write);
    this.table.commit(prepared);
    return prepared;
  }

  prepare(write: WriteRequest) {
    return this.table.prepare(write);
  }

  commit(prepared: ReturnType<Table['prepare']>): void {
    this.table.commit(prepared);
  }
}
