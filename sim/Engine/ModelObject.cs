namespace Robotics.Sim.Engine;

/// <summary>A kind of named thing in a model. Ids count from 0 within a kind.</summary>
public enum ModelObject
{
    Body,
    Joint,
    Geom,
    Site,
    Camera,
    Light,
    Mesh,
    Texture,
    Material,
    Equality,
    Tendon,
    Actuator,
    Sensor,
    Key,
}
