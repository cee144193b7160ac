namespace Robotics.Core.Scenes;

/// <summary>A spatial relation that holds between two entities of a scene.</summary>
public readonly record struct SceneRelation(PredicateKind Kind, string Subject, string Target);
