using System.Runtime.CompilerServices;

namespace Robotics.Core.Scenes;

/// <summary>The geometry of one scene, computed object by object when asked for and then kept as long as the scene. Thread-safe.</summary>
public sealed class SceneGeometry
{
    private static readonly ConditionalWeakTable<SceneGraph, SceneGeometry> Known = [];

    private readonly SceneGraph _scene;
    private readonly ObjectGeometry?[] _objects;
    private readonly Carrier?[] _carriers;

    private SceneGeometry(SceneGraph scene) =>
        (_scene, _objects, _carriers) = (scene, new ObjectGeometry?[scene.Objects.Length], new Carrier?[scene.Objects.Length]);

    /// <summary>The same for the same scene.</summary>
    public static SceneGeometry Of(SceneGraph scene) => Known.GetValue(scene, static s => new SceneGeometry(s));

    /// <exception cref="RoboticsException">UnknownName: the object is not of this scene.</exception>
    public ObjectGeometry this[SceneObject placed] => At(IndexOf(placed));

    /// <summary>The geometry of the object at a place in the scene's list.</summary>
    public ObjectGeometry At(int index) => _objects[index] ??= new ObjectGeometry(_scene.Objects[index]);

    /// <summary>Computed once; two threads that race compute the same.</summary>
    internal string? CarrierOf(SceneObject placed)
    {
        int index = IndexOf(placed);
        return (_carriers[index] ??= new Carrier(Support.Find(_scene, this, index))).Id;
    }

    private int IndexOf(SceneObject placed)
    {
        for (int i = 0; i < _objects.Length; i++)
        {
            if (ReferenceEquals(_scene.Objects[i], placed)) return i;
        }

        throw RoboticsException.Unknown("object of this scene", placed.Id, _scene.Objects.Select(o => o.Id));
    }

    private sealed record Carrier(string? Id);
}
