/** The diagram as plain text for mail: columns of calls, as kernel people draw them by hand. */
package org.pirqscope.diagram.mail;
