/**
 * How every function is bundled, for deployment and for the desk alike: the SDK inside (importing
 * it from the runtime takes twice as long), ES modules first, because only of them does esbuild
 * leave out what nobody uses.
 */
export const bundling = {
  minify: true,
  mainFields: ['module', 'main'],
};
