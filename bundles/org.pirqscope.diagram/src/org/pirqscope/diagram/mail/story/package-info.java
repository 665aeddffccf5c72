/** What a mail tells: the story of one finding, from the first allocation to what was lost. */
package org.pirqscope.diagram.mail.story;
