/** How sentences of every package quote what they are about. */
package org.pirqscope.machine.text;
