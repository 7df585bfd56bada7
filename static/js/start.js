// Runs before the page is drawn, so that what scripts fold away is never seen unfolded.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
