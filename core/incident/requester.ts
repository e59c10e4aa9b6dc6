/** Who asks where no person does: anybody authorised may approve what it asks. */
export const automation = 'automation';
