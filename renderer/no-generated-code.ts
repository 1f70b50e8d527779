/**
 * Tells Zod not to make functions from text, which the content security policy forbids. Imported first:
 * Zod decides when a schema is made, and the tables of shared/ are made as soon as they are imported.
 */
import { z } from 'zod';

z.config({ jitless: true });
