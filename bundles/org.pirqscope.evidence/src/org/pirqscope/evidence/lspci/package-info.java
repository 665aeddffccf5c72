/** What lspci printed, read as devices. */
package org.pirqscope.evidence.lspci;
