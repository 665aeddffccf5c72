/** Mails taken apart: what is text, what is attached, and where each line stands. */
package org.pirqscope.evidence.mail;
