/** The manual: the pages of docs/ that a user reads, as values, and their lines for terminal and desktop alike. */
package org.pirqscope.report.manual;
