/** The lives of pirqs: what all facts together tell about each number, about the pool and about the devices. */
package org.pirqscope.evidence.life;
