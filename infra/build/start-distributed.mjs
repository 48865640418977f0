// npm run start:distributed: build, then start what was built.
import './quiet-build.mjs';
import './distributed.mjs';
