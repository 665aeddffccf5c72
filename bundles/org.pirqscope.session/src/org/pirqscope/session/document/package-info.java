/** What is open: where it belongs, what was saved, what was changed since, and which results were made of it. Values, without a toolkit. */
package org.pirqscope.session.document;
