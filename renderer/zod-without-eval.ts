import { z } from 'zod';

// zod compiles its parsers with `new Function`, which the page's Content-Security-Policy forbids and reports.
z.config({ jitless: true });
