/** Lines of a log, their quote marks and time stamps, and the forms that they are held against. */
package org.pirqscope.evidence.line;
