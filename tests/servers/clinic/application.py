"""A clinic for animals in Django REST framework: ``python application.py PORT``, with its data in this folder."""

import sys
from pathlib import Path

import django
from django.conf import settings

settings.configure(
    DEBUG=True,
    SECRET_KEY="for one job on loopback",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "rest_framework",
        "rest_framework.authtoken",
        "drf_spectacular",
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "clinic.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    MEDIA_ROOT="media",
    TIME_ZONE="UTC",
    USE_TZ=True,
    REST_FRAMEWORK={
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
        "PAGE_SIZE": 10,
    },
    SPECTACULAR_SETTINGS={"TITLE": "Clinic", "VERSION": "1.0", "COMPONENT_SPLIT_REQUEST": True},
)
django.setup()

from django.contrib.auth.models import User  # noqa: E402 -- only after the set-up
from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.urls import include, path  # noqa: E402
from drf_spectacular.utils import OpenApiParameter, extend_schema  # noqa: E402
from drf_spectacular.views import SpectacularAPIView  # noqa: E402
from rest_framework import decorators, parsers, response, routers, serializers, viewsets  # noqa: E402
from rest_framework.authtoken.models import Token  # noqa: E402
from rest_framework.authtoken.views import obtain_auth_token  # noqa: E402


class Owner(models.Model):
    """Who pays."""

    name = models.CharField(max_length=60)
    email = models.EmailField(unique=True)
    card = models.JSONField(default=dict, blank=True)

    class Meta:
        app_label = "clinic"


class Animal(models.Model):
    """Who is treated."""

    class Kind(models.TextChoices):
        """What it is."""

        CAT = "cat", "A cat"
        DOG = "dog", "A dog"

    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=3, choices=Kind.choices)
    mood = models.CharField(max_length=5, choices=[("good", "Good"), ("bad", "Bad")], blank=True, null=True)
    born = models.DateField(null=True, blank=True)
    weight = models.DecimalField(max_digits=5, decimal_places=2)
    rest = models.DurationField(null=True, blank=True)
    owner = models.ForeignKey(Owner, models.CASCADE, related_name="animals")
    chart = models.FileField(upload_to="charts", null=True, blank=True)
    seen = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "clinic"
        ordering = ("name",)


class OwnerSerializer(serializers.ModelSerializer):
    """An owner."""

    animals = serializers.PrimaryKeyRelatedField(many=True, read_only=True)

    class Meta:
        model = Owner
        fields = ("id", "name", "email", "card", "animals")


class AnimalSerializer(serializers.ModelSerializer):
    """An animal."""

    class Meta:
        model = Animal
        fields = ("id", "name", "kind", "mood", "born", "weight", "rest", "owner", "chart", "seen")
        read_only_fields = ("seen",)


class ChartSerializer(serializers.Serializer):
    """A chart that is uploaded."""

    chart = serializers.FileField()
    remark = serializers.CharField(required=False, allow_blank=True)


class TreatmentSerializer(serializers.Serializer):
    """What is done to an animal."""

    doses = serializers.ListField(child=serializers.IntegerField(min_value=1), max_length=3)
    at = serializers.DateTimeField()
    by = serializers.ChoiceField(choices=["vet", "nurse"], allow_null=True)
    notes = serializers.DictField(child=serializers.CharField(), required=False)


class Owners(viewsets.ModelViewSet):
    """Owners of animals."""

    queryset = Owner.objects.order_by("id")
    serializer_class = OwnerSerializer


class Animals(viewsets.ModelViewSet):
    """Animals of the clinic."""

    queryset = Animal.objects.all()
    serializer_class = AnimalSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("kind", enum=Animal.Kind.values, many=True, explode=False, style="form"),
            OpenApiParameter("heavier_than", float),
        ]
    )
    def list(self, request, *args, **kwargs):
        """List animals, some kinds of them."""
        found = Animal.objects.all()
        if kinds := request.query_params.get("kind"):
            found = found.filter(kind__in=kinds.split(","))
        self.queryset = found.filter(weight__gt=float(request.query_params.get("heavier_than", 0)))
        return super().list(request, *args, **kwargs)

    @extend_schema(request=ChartSerializer, responses=AnimalSerializer)
    @decorators.action(detail=True, methods=["post"], parser_classes=[parsers.MultiPartParser])
    def upload_chart(self, request, pk=None):
        """Keep a chart of an animal."""
        form = ChartSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        animal = self.get_object()
        animal.chart.save(form.validated_data["chart"].name, form.validated_data["chart"])
        return response.Response(AnimalSerializer(animal, context={"request": request}).data)

    @extend_schema(request=TreatmentSerializer(many=True), responses={201: TreatmentSerializer(many=True)})
    @decorators.action(detail=True, methods=["post"], pagination_class=None)
    def treat(self, request, pk=None):
        """Treat an animal several times."""
        treatments = TreatmentSerializer(data=request.data, many=True)
        treatments.is_valid(raise_exception=True)
        return response.Response(treatments.data, 201)


router = routers.DefaultRouter()
router.register("owners", Owners)
router.register("animals", Animals)
urlpatterns = [
    path("api/", include(router.urls)),
    path("api/token/", obtain_auth_token),
    path("schema/", SpectacularAPIView.as_view(permission_classes=[], authentication_classes=[])),
]

if __name__ == "__main__":
    Path("media").mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Owner)
        editor.create_model(Animal)
    Token.objects.create(user=User.objects.create_user("ada", password="lovelace & co"), key="0123456789abcdef")
    call_command("runserver", f"127.0.0.1:{sys.argv[1]}", "--noreload", "--nothreading", verbosity=0)
