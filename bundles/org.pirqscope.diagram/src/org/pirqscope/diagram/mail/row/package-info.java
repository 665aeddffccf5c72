/** The rows of a mail: calls as it writes them, remarks at them, and what a story tells of each. */
package org.pirqscope.diagram.mail.row;
