import { topologyJsonSchema } from '../../core/topology/json-schema';
import { readArguments } from '../arguments';
import type { Command } from '../command';

export const schemaCommand: Command = {
  name: 'schema',
  usage: 'meridian schema > topology.schema.json',
  summary: 'print the JSON Schema of topology.json, for editors',
  run: (args, io) => {
    readArguments(args, {});
    io.out(JSON.stringify(topologyJsonSchema(), undefined, 2));
    return Promise.resolve(0);
  },
};
