using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Robotics.Sim.Engine;

/// <summary>The functions of MuJoCo that are used here: only those whose signature is the same from 2.2.2 on.</summary>
internal static unsafe partial class Native
{
    private const string Library = MujocoLibrary.Name;

    [LibraryImport(Library)]
    internal static partial int mj_version();

    [LibraryImport(Library)]
    internal static partial byte* mj_versionString();

    [LibraryImport(Library)]
    internal static partial void mj_defaultVFS(byte* vfs);

    /// <summary>Only until MuJoCo 3.1.2.</summary>
    [LibraryImport(Library)]
    internal static partial int mj_makeEmptyFileVFS(byte* vfs, byte* filename, int filesize);

    /// <summary>Only until MuJoCo 3.1.2.</summary>
    [LibraryImport(Library)]
    internal static partial int mj_findFileVFS(byte* vfs, byte* filename);

    /// <summary>Only from MuJoCo 3.1.3.</summary>
    [LibraryImport(Library)]
    internal static partial int mj_addBufferVFS(byte* vfs, byte* filename, void* buffer, int bytes);

    [LibraryImport(Library)]
    internal static partial void mj_deleteVFS(byte* vfs);

    [LibraryImport(Library)]
    internal static partial byte* mj_loadXML(byte* filename, byte* vfs, byte* error, int errorBytes);

    [LibraryImport(Library)]
    internal static partial byte* mj_loadModel(byte* filename, byte* vfs);

    [LibraryImport(Library)]
    internal static partial void mj_saveModel(byte* model, byte* filename, void* buffer, nint bytes);

    [LibraryImport(Library)]
    internal static partial int mj_sizeModel(byte* model);

    [LibraryImport(Library)]
    internal static partial byte* mj_copyModel(byte* to, byte* from);

    [LibraryImport(Library)]
    internal static partial void mj_deleteModel(byte* model);

    [LibraryImport(Library)]
    internal static partial void mj_setConst(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial int mj_name2id(byte* model, int kind, byte* name);

    [LibraryImport(Library)]
    internal static partial byte* mj_id2name(byte* model, int kind, int id);

    [LibraryImport(Library)]
    internal static partial byte* mj_makeData(byte* model);

    [LibraryImport(Library)]
    internal static partial byte* mj_copyData(byte* to, byte* model, byte* from);

    [LibraryImport(Library)]
    internal static partial void mj_resetData(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_deleteData(byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_step(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_step1(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_step2(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_forward(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_forwardSkip(byte* model, byte* data, int stage, int skipSensors);

    [LibraryImport(Library)]
    internal static partial void mj_inverse(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_fwdPosition(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_fwdVelocity(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_kinematics(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_comPos(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_camlight(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_crb(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_factorM(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_comVel(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_collision(byte* model, byte* data);

    [LibraryImport(Library)]
    internal static partial void mj_rne(byte* model, byte* data, int withAcceleration, double* result);

    [LibraryImport(Library)]
    internal static partial void mj_solveM(byte* model, byte* data, double* x, double* y, int n);

    [LibraryImport(Library)]
    internal static partial void mj_mulM(byte* model, byte* data, double* result, double* vector);

    [LibraryImport(Library)]
    internal static partial void mj_jac(byte* model, byte* data, double* translational, double* rotational, double* point, int body);

    [LibraryImport(Library)]
    internal static partial void mj_jacBody(byte* model, byte* data, double* translational, double* rotational, int body);

    [LibraryImport(Library)]
    internal static partial void mj_jacSite(byte* model, byte* data, double* translational, double* rotational, int site);

    [LibraryImport(Library)]
    internal static partial void mj_contactForce(byte* model, byte* data, int contact, double* result);

    [LibraryImport(Library)]
    internal static partial void mj_objectVelocity(byte* model, byte* data, int kind, int id, double* result, int local);

    [LibraryImport(Library)]
    internal static partial void mj_differentiatePos(byte* model, double* qvel, double dt, double* qpos1, double* qpos2);

    [LibraryImport(Library)]
    internal static partial void mj_integratePos(byte* model, double* qpos, double* qvel, double dt);
}
