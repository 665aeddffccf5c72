/** The pages of the preferences. */
package org.pirqscope.ui.preference;
