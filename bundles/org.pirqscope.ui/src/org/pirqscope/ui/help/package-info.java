/** The manual in its view, and F1. */
package org.pirqscope.ui.help;
