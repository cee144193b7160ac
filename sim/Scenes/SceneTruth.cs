using Robotics.Sim.Engine;

namespace Robotics.Sim.Scenes;

/// <summary>What a goal may ask of a simulation, by the bodies' names in the scene's model. Reads the last forward pass; allocates nothing.</summary>
public sealed class SceneTruth
{
    private readonly Dictionary<string, int> bodies = new(StringComparer.Ordinal);
    private readonly MujocoData data;
    private readonly int[] owner;

    /// <param name="data">The simulation.</param>
    /// <param name="hand">The first body that the robot's joints move; whatever hangs on it counts as the hand.</param>
    internal SceneTruth(MujocoData data, int hand)
    {
        this.data = data;
        MujocoModel model = data.Model;
        for (int body = 1; body < model.BodyCount; body++)
        {
            if (model.Name(ModelObject.Body, body) is { } name) bodies.Add(name, body);
        }

        owner = new int[model.GeomCount];
        for (int geom = 0; geom < owner.Length; geom++) owner[geom] = Owner(model, model.GeomBody[geom], hand);
    }

    /// <summary>X_WO of a body.</summary>
    public Pose PoseOf(string body) => data.BodyPose(Id(body));

    public Vec3 PositionOf(string body) => PoseOf(body).Position;

    /// <summary>Whether two bodies touch.</summary>
    public bool Touch(string body, string other) => Touch(Id(body), Id(other));

    /// <summary>Whether the arm or the hand touches the body.</summary>
    public bool TouchedByRobot(string body) => Touch(Id(body), -1);

    private static int Owner(MujocoModel model, int body, int hand)
    {
        for (int at = body; at != 0; at = model.BodyParent[at])
        {
            if (at == hand) return -1;
        }

        return body;
    }

    private bool Touch(int body, int other)
    {
        foreach (Contact contact in data.Contacts)
        {
            int first = owner[contact.Geom1], second = owner[contact.Geom2];
            if (((first == body && second == other) || (first == other && second == body)) && contact.IsActive) return true;
        }

        return false;
    }

    private int Id(string body) => bodies.TryGetValue(body, out int id) ? id : throw RoboticsException.Unknown("body", body, bodies.Keys);
}
