/** The dialog that exports the sequence diagram; what is written is made by {@code org.pirqscope.diagram.export}. */
package org.pirqscope.ui.export;
