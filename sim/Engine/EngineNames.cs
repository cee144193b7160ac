namespace Robotics.Sim.Engine;

/// <summary>How the public enumerations are called in the layout table, whose numbers differ between versions.</summary>
internal static class EngineNames
{
    private static readonly string[] Objects =
    [
        "mjOBJ_BODY", "mjOBJ_JOINT", "mjOBJ_GEOM", "mjOBJ_SITE", "mjOBJ_CAMERA", "mjOBJ_LIGHT", "mjOBJ_MESH", "mjOBJ_TEXTURE",
        "mjOBJ_MATERIAL", "mjOBJ_EQUALITY", "mjOBJ_TENDON", "mjOBJ_ACTUATOR", "mjOBJ_SENSOR", "mjOBJ_KEY",
    ];

    private static readonly string[] Counts =
        ["nbody", "njnt", "ngeom", "nsite", "ncam", "nlight", "nmesh", "ntex", "nmat", "neq", "ntendon", "nu", "nsensor", "nkey"];

    private static readonly string[] Warnings =
    [
        "mjWARN_INERTIA", "mjWARN_CONTACTFULL", "mjWARN_CNSTRFULL", "mjWARN_BADQPOS", "mjWARN_BADQVEL", "mjWARN_BADQACC",
        "mjWARN_BADCTRL",
    ];

    public static int Number(this LayoutTable layout, ModelObject kind) => layout.Enumerator(Objects[(int)kind]);

    public static int Number(this LayoutTable layout, EngineWarning kind) => layout.Enumerator(Warnings[(int)kind]);

    /// <summary>The size of mjModel that counts things of this kind.</summary>
    public static string CountName(ModelObject kind) => Counts[(int)kind];
}
