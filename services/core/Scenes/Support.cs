namespace Robotics.Core.Scenes;

/// <summary>What carries what, from the contacts of the objects' parts. The hand is no object: what it holds clear of everything is carried by nothing.</summary>
public static class Support
{
    /// <summary>How far bodies that bear each other may seem apart, beyond the pose uncertainty, metres.</summary>
    private const double Reach = SceneThresholds.Contact;

    /// <summary>The id of the object that carries this one; null when it is in the air, or fixed without touching anything below it.</summary>
    /// <remarks>Of several, the one that pushes most upwards; then the one nearest below its origin; then the first by id.</remarks>
    public static string? Of(SceneObject subject, SceneGraph scene) => SceneGeometry.Of(scene).CarrierOf(subject);

    /// <inheritdoc cref="Of(SceneObject, SceneGraph)"/>
    /// <exception cref="RoboticsException">UnknownName: no such object.</exception>
    public static string? Of(string subjectId, SceneGraph scene) => Of(scene.Get(subjectId), scene);

    /// <summary>Whether the carrier carries the subject directly, or carries what carries it, and so on.</summary>
    public static bool RestsOn(SceneObject subject, string carrierId, SceneGraph scene)
    {
        SceneObject? current = subject;
        for (int depth = 0; current is not null && depth < scene.Objects.Length; depth++)
        {
            string? carrier = Of(current, scene);
            if (carrier is null) return false;
            if (string.Equals(carrier, carrierId, StringComparison.Ordinal)) return true;
            current = scene.Find(carrier);
        }

        return false;
    }

    /// <summary>How two objects bear on each other: the contact that pushes the subject most upwards; null when they do not touch.</summary>
    public static Separation? Bearing(SceneObject subject, SceneObject carrier, SceneGraph scene)
    {
        SceneGeometry geometry = SceneGeometry.Of(scene);
        return Bearing(geometry[subject], geometry[carrier], Reach + (2 * Uncertainty.OfGap(subject, carrier, geometry)));
    }

    internal static string? Find(SceneGraph scene, SceneGeometry geometry, int index)
    {
        SceneObject subject = scene.Objects[index];
        (string? best, double up, double aside) = (null, SceneThresholds.Upward, double.PositiveInfinity);
        for (int i = 0; i < scene.Objects.Length; i++)
        {
            if (i == index) continue;
            SceneObject carrier = scene.Objects[i];
            double within = Reach + (2 * Uncertainty.OfGap(subject, carrier, geometry));
            if (Bearing(geometry.At(index), geometry.At(i), within) is not { } bearing) continue;
            double offset = (bearing.OnB - subject.Pose.Position).HorizontalNorm;
            if (bearing.Normal.Z < up - 1e-6 || (bearing.Normal.Z < up + 1e-6 && offset >= aside)) continue;
            (best, up, aside) = (carrier.Id, bearing.Normal.Z, offset);
        }

        return best;
    }

    private static Separation? Bearing(ObjectGeometry subject, ObjectGeometry carrier, double within)
    {
        Separation? best = null;
        foreach (Separation contact in subject.ContactsWith(carrier, within))
        {
            if (best is null || contact.Normal.Z > best.Value.Normal.Z) best = contact;
        }

        return best;
    }
}
