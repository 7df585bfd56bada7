"""Who may do what, by address: the one table that every address must have a row in.

A row has an address, who may read it (GET) and who may send to it (POST). Each word means these people and all who
may more: everyone; public (everyone, or readers where the dashboard is not public); own-account (who is signed in);
account (the same, or readers where the dashboard is not public); then the roles reader, coder, editor, administrator.
its-owner and its-coders are just they. A dash is nobody.
"""

PAGES = """
healthz                                                             everyone        everyone
readyz                                                              everyone        everyone
metrics                                                             everyone        everyone
favicon.ico                                                         everyone        everyone
sign-in/                                                            everyone        everyone
sign-in/organisation/                                               -               everyone
sign-in/organisation/back/                                          everyone        -
sign-out/                                                           -               everyone
password/                                                           own-account     own-account

(home)                                                              public          -
findings/                                                           public          -
findings/<int:pk>/                                                  public          -
authorities/                                                        public          -
authorities/map/                                                    public          -
authorities/<slug:slug>/                                            public          -
visits/                                                             public          -
visits/<slug:slug>/                                                 public          -
visits/<slug:slug>/file.<slug:file_format>                          public          -
responses/                                                          public          -
themes/                                                             public          -
themes/codebook/                                                    public          -
themes/codebook.<slug:file_format>                                  public          -
themes/<slug:slug>/                                                 public          -
inspectors/                                                         public          -
inspectors/<slug:slug>/                                             public          -
compare/                                                            public          -
learn/                                                              public          -
statistics/                                                         public          -
waiting/                                                            public          -
search/                                                             public          -
search/suggestions/                                                 public          -
feeds/visits/                                                       public          -
feeds/authorities/<slug:slug>/                                      public          -
feeds/themes/<slug:slug>/                                           public          -
data-quality/                                                       public          -
about/                                                              public          -

api/                                                                public          -
api/openapi.json                                                    public          public
api/findings/                                                       public          -
api/findings/<int:number>/                                          public          -
api/visits/                                                         public          -
api/visits/<slug:slug>/                                             public          -
api/authorities/                                                    public          -
api/authorities/<slug:slug>/                                        public          -
api/themes/                                                         public          -
api/themes/<slug:slug>/                                             public          -
api/inspectors/                                                     public          -
api/inspectors/<slug:slug>/                                         public          -
api/<path:address>/                                                 public          -

documents/<checksum:sha256>/                                        public          -
documents/<checksum:sha256>/pages/<int:number>/                     public          -
documents/<checksum:sha256>/pages/<int:number>.png                  public          -
documents/<checksum:sha256>/pages/<int:number>/<int:finding>.svg    public          -

saved/                                                              account         -
saved/new/                                                          account         account
saved/<int:pk>/name/                                                its-owner       its-owner
saved/<int:pk>/delete/                                              -               its-owner

desk/                                                               coder           -
desk/new/                                                           editor          editor
desk/visits/<int:pk>/                                               coder           -
desk/visits/<int:pk>/facts/                                         -               editor
desk/visits/<int:pk>/facts/<slug:slug>/                             editor          editor
desk/visits/<int:pk>/facts/<slug:slug>/read/                        -               editor
desk/visits/<int:pk>/problems/<int:problem>/                        -               editor
desk/visits/<int:pk>/publish/                                       -               editor
desk/visits/<int:pk>/findings/publish/                              -               editor
desk/visits/<int:pk>/coverage/                                      -               editor
desk/visits/<int:pk>/findings/                                      coder           -
desk/history/<slug:kind>/<int:key>/                                 editor          -
desk/history/<slug:kind>/<int:key>/<int:number>/                    editor          editor
desk/visits/<int:visit>/findings/<int:pk>/<slug:verb>/              -               coder
desk/visits/<int:visit>/undo/                                       -               coder
desk/visits/<int:visit>/restore/<int:action>/                       -               editor
desk/visits/<int:pk>/passages/                                      editor          editor
desk/visits/<int:pk>/double/                                        coder           coder
desk/double/                                                        coder           -
desk/double/<int:pk>/                                               coder           -
desk/double/<int:pk>/take-up/                                       -               coder
desk/double/<int:pk>/end/                                           -               editor
desk/double/<int:pk>/code/                                          its-coders      -
desk/double/<int:pk>/code/<int:key>/<slug:verb>/                    -               its-coders
desk/disagreements/                                                 coder           -
desk/disagreements/machine/                                         coder           -
desk/disagreements/<int:pk>/                                        coder           editor

admin/                                                              editor          editor
admin/login/                                                        everyone        everyone
admin/logout/                                                       -               editor
admin/password_change/                                              editor          editor
admin/password_change/done/                                         editor          -
admin/autocomplete/                                                 editor          -
admin/jsi18n/                                                       editor          -
admin/r/<path:content_type_id>/<path:object_id>/                    editor          editor
admin/<app_label>/                                                  editor          editor
admin/<url>                                                         editor          editor
admin/inspections/document/upload/                                  editor          editor
admin/inspections/importbatch/<path:object_id>/change/              editor          editor
admin/inspections/importbatch/<int:key>/progress/                   editor          editor
admin/inspections/importbatch/<int:key>/again/                      -               editor
admin/inspections/importbatch/<int:key>/files/<int:item_key>/authority/  editor     editor
admin/inspections/inspector/<int:one>/merge/<int:other>/            editor          editor
admin/inspections/councilresponse/import/                           editor          editor
admin/inspections/visit/<int:key>/publish/                          -               editor
admin/inspections/visit/<int:key>/unpublish/                        editor          editor
admin/inspections/visit/<int:key>/settle/                           -               editor
admin/inspections/theme/import/                                     administrator   administrator
admin/inspections/theme/suggest-again/                              administrator   administrator
admin/inspections/theme/suggest-again/<uuid:key>/                   administrator   administrator
admin/inspections/theme/<int:key>/merge/                            administrator   administrator
admin/inspections/theme/<int:key>/split/                            administrator   administrator
admin/inspections/theme/<int:key>/retire/                           administrator   administrator
admin/inspections/theme/<int:key>/restore/                          administrator   administrator
admin/inspections/themegroup/<int:key>/merge/                       administrator   administrator
admin/inspections/themegroup/<int:key>/split/                       administrator   administrator
admin/inspections/themegroup/<int:key>/retire/                      administrator   administrator
admin/inspections/themegroup/<int:key>/restore/                     administrator   administrator
admin/auth/user/<id>/password/                                      administrator   administrator
"""

MODELS = """
model                             sees            adds            changes         deletes
inspections/visit                 editor          editor          editor          editor
inspections/finding               editor          editor          editor          editor
inspections/document              editor          editor          -               editor
inspections/importbatch           editor          editor          -               editor
inspections/inspector             editor          editor          editor          editor
inspections/topic                 editor          editor          editor          editor
inspections/councilresponse       editor          editor          editor          editor
inspections/responsequote         editor          editor          editor          editor
inspections/authority             editor          administrator   administrator   administrator
inspections/succession            editor          administrator   administrator   administrator
inspections/statisticalneighbour  editor          administrator   administrator   administrator
inspections/framework             editor          administrator   administrator   administrator
inspections/judgementarea         editor          administrator   administrator   administrator
inspections/grade                 editor          administrator   administrator   administrator
inspections/theme                 editor          administrator   administrator   administrator
inspections/themegroup            editor          administrator   administrator   administrator
auth/user                         administrator   administrator   administrator   administrator
auth/group                        administrator   administrator   administrator   administrator
axes/accessattempt                administrator   -               administrator   administrator
axes/accesslog                    administrator   -               administrator   administrator
axes/accessfailurelog             administrator   -               administrator   administrator
django_tasks_database/dbtaskresult  administrator  -              -               -
"""

OF_A_MODEL = {
    "": ("sees", "sees"),
    "add/": ("adds", "adds"),
    "<path:object_id>/history/": ("sees", "sees"),
    "<path:object_id>/delete/": ("deletes", "deletes"),
    "<path:object_id>/change/": ("sees", "changes"),
    "<path:object_id>/": ("enters", "enters"),
}
"""The addresses that Django's admin makes for every model, and which column says who may; the last only leads on."""

FINDS_NOTHING = {
    "metrics",
    *("sign-in/organisation/", "sign-in/organisation/back/"),
    "api/<path:address>/",
    "admin/<url>",
    "admin/inspections/theme/suggest-again/<uuid:key>/",
    "desk/visits/<int:pk>/facts/<slug:slug>/read/",
}
"""Addresses that lead nowhere in the world of the test, where metrics and single sign-on are off: who may hears so."""


def table():
    """(who may read, who may send) by address."""
    rows = {}
    for model, *who in _cells(MODELS)[1:]:
        may = dict(zip(("sees", "adds", "changes", "deletes"), who, strict=True)) | {"enters": "editor"}
        for rest, (reads, sends) in OF_A_MODEL.items():
            rows[f"admin/{model}/{rest}"] = (may[reads], may[sends])
    return rows | {"" if route == "(home)" else route: (reads, sends) for route, reads, sends in _cells(PAGES)}


def _cells(text):
    return [line.split() for line in text.splitlines() if line]
