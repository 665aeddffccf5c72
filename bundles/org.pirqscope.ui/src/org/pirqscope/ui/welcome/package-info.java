/** What a newcomer sees first, and the tour. */
package org.pirqscope.ui.welcome;
