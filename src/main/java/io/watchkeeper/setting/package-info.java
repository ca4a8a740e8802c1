/** What the service is configured with, told to people: each setting with its meaning, its default, what holds now and where that came from. */
package io.watchkeeper.setting;
