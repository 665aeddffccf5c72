/** {@code why}: its question, its text and its JSON. */
package org.pirqscope.cli.why;
