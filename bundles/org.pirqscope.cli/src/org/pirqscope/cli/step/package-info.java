/** {@code step}: its words, where they lead, what they print, and how the words come in. */
package org.pirqscope.cli.step;
