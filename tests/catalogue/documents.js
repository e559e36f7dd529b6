// OpenAPI and OpenRPC documents are what their standards say.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import SwaggerParser from "@apidevtools/swagger-parser";
import openrpcSchemas from "@open-rpc/meta-schema";
import { jsonSchema } from "@json-schema-tools/meta-schema";
import Ajv from "ajv";

const [openapi, openrpc] = process.argv.slice(2);

const seriousme = await new Validator().validate(openapi);
if (!seriousme.valid) throw new Error(JSON.stringify(seriousme.errors, null, 2));
await SwaggerParser.validate(openapi);

// Both are draft-07 and name a dialect of their own, which ajv need not know. One refers to the
// other's address with a slash at the end and without.
const draft07 = ({ $schema, ...schema }) =>
  JSON.parse(JSON.stringify(schema).replaceAll(/meta\.json-schema\.tools\/?/g, "meta.json-schema.tools/"));
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(draft07(jsonSchema), "https://meta.json-schema.tools/");
const validate = ajv.compile(draft07(openrpcSchemas.openrpcDocument));
if (!validate(JSON.parse(readFileSync(openrpc, "utf8")))) {
  throw new Error(`${openrpc}: ${JSON.stringify(validate.errors, null, 2)}`);
}
console.log(`${openapi}, ${openrpc}: valid`);
