/** Files that a user names for a result: written as a whole or not at all, and never over another one unasked. */
package org.pirqscope.report.file;
